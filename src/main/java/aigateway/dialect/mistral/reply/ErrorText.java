package aigateway.dialect.mistral.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// What an error says, in words for a person, and the field that it is about.
///
/// @param text empty if it says nothing
record ErrorText(String text, @Nullable String param) {
    private static final int DEEPEST = 8;
    private static final ErrorText NOTHING = new ErrorText("", null);

    /// Text, a list of problems, or an object that holds one of these; text may be such an object
    /// once more, as JSON.
    static ErrorText of(@Nullable JsonNode node) {
        return of(node, DEEPEST);
    }

    private static ErrorText of(@Nullable JsonNode node, int depth) {
        if (node == null || depth == 0) {
            return NOTHING;
        }
        String text = node.text();
        if (text != null) {
            return text(text, depth);
        }
        if (node.isArray()) {
            return list(node, depth);
        }
        for (String key : new String[] {"message", "detail", "msg", "error"}) {
            ErrorText found = of(node.get(key), depth - 1);
            if (!found.text.isBlank()) {
                String param = field(node);
                return new ErrorText(found.text, found.param == null ? param : found.param);
            }
        }
        return NOTHING;
    }

    private static ErrorText text(String text, int depth) {
        if (text.startsWith("{")) {
            ErrorText inner = of(Json.root(Bytes.utf8(text)), depth - 1);
            if (!inner.text.isEmpty()) {
                return inner;
            }
        }
        return new ErrorText(text, null);
    }

    private static ErrorText list(JsonNode problems, int depth) {
        StringBuilder all = new StringBuilder();
        String param = null;
        for (JsonNode problem : problems.elements()) {
            ErrorText one = of(problem, depth - 1);
            if (!one.text.isEmpty() && all.length() < ErrorReader.LONGEST) {
                all.append(all.isEmpty() ? "" : "; ").append(one.text);
                if (one.param != null && problem.isObject()) {
                    all.append(" (").append(one.param).append(')');
                }
            }
            param = param == null ? one.param : param;
        }
        return new ErrorText(all.toString(), param);
    }

    /// `param`, or the path in `loc` without the word for the body.
    private static @Nullable String field(JsonNode error) {
        JsonNode loc = error.get("loc");
        if (loc == null) {
            return error.text("param");
        }
        StringBuilder path = new StringBuilder();
        for (JsonNode step : loc.elements()) {
            if (path.isEmpty() && step.is("body")) {
                continue;
            }
            String name = step.text();
            path.append(path.isEmpty() ? "" : ".");
            path.append(name == null ? step.raw().utf8() : name);
        }
        return path.isEmpty() ? null : path.toString();
    }
}

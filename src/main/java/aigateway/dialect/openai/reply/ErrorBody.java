package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import org.jspecify.annotations.Nullable;

/// What an error in JSON says, whatever its form: OpenAI's envelope, a plain message, FastAPI's
/// `detail`, arrays of these.
///
/// @param message for a person; empty if nothing was found
/// @param status the HTTP status that it names, or 0
record ErrorBody(
        String message,
        @Nullable String type,
        @Nullable String param,
        @Nullable String code,
        int status) {
    private static final int DEEPEST = 4;

    static ErrorBody of(JsonNode root) {
        return read(root, DEEPEST);
    }

    private static ErrorBody read(JsonNode node, int depth) {
        String text = node.text();
        if (text != null) {
            return new ErrorBody(text, null, null, null, 0);
        }
        if (node.isArray()) {
            return depth == 0 ? nothing() : list(node, depth);
        }
        JsonNode error = node.get("error");
        if (error != null && depth > 0 && (error.isObject() || error.isArray())) {
            ErrorBody inner = read(error, depth - 1);
            return inner.message.isEmpty() ? inner.orElse(fields(node, depth)) : inner;
        }
        ErrorBody own = fields(node, depth);
        String word = error == null ? null : error.text();
        return own.message.isEmpty() && word != null ? own.saying(word) : own;
    }

    private static ErrorBody list(JsonNode array, int depth) {
        StringBuilder all = new StringBuilder();
        ErrorBody first = null;
        for (JsonNode element : array.elements()) {
            ErrorBody one = read(element, depth - 1);
            first = first == null ? one : first;
            if (!one.message.isEmpty() && all.length() < ErrorReader.LONGEST) {
                all.append(all.isEmpty() ? "" : "; ").append(one.message);
            }
        }
        return first == null ? nothing() : first.saying(all.toString());
    }

    private static ErrorBody fields(JsonNode node, int depth) {
        String message = "";
        for (String key :
                new String[] {"message", "detail", "msg", "errors", "error_description"}) {
            JsonNode value = node.get(key);
            if (message.isEmpty() && value != null && depth > 0) {
                message = read(value, depth - 1).message;
            }
        }
        return new ErrorBody(
                message + raw(node, message) + place(node),
                node.text("type"),
                node.text("param"),
                code(node),
                status(node));
    }

    /// OpenRouter hides the message of the provider behind it.
    private static String raw(JsonNode node, String message) {
        JsonNode metadata = node.get("metadata");
        String raw = metadata == null ? null : metadata.text("raw");
        if (raw == null || raw.isBlank() || message.contains(raw)) {
            return "";
        }
        return ": " + ErrorReader.cut(raw.strip(), 1_000);
    }

    /// FastAPI says where in `loc`.
    private static String place(JsonNode node) {
        JsonNode loc = node.get("loc");
        if (loc == null) {
            return "";
        }
        StringBuilder place = new StringBuilder();
        for (JsonNode step : loc.elements()) {
            String text = step.text();
            place.append(place.isEmpty() ? "" : ".").append(text == null ? step.raw() : text);
        }
        return " (" + place + ")";
    }

    private static @Nullable String code(JsonNode node) {
        JsonNode code = node.get("code");
        if (code == null || code.isObject() || code.isArray()) {
            return null;
        }
        String text = code.text();
        return text != null ? text : code.raw().utf8();
    }

    private static int status(JsonNode node) {
        for (String key : new String[] {"status_code", "code", "status"}) {
            long number = node.number(key, 0);
            if (number >= 400 && number < 600) {
                return (int) number;
            }
        }
        return 0;
    }

    private ErrorBody saying(String text) {
        return new ErrorBody(text, type, param, code, status);
    }

    private ErrorBody orElse(ErrorBody outer) {
        return new ErrorBody(
                message.isEmpty() ? outer.message : message,
                type != null ? type : outer.type,
                param != null ? param : outer.param,
                code != null ? code : outer.code,
                status != 0 ? status : outer.status);
    }

    private static ErrorBody nothing() {
        return new ErrorBody("", null, null, null, 0);
    }

    /// The HTTP status that this error stands for, where it came without one.
    int impliedStatus() {
        if (status != 0) {
            return status;
        }
        String words = (type == null ? "" : type) + " " + (code == null ? "" : code);
        if (words.contains("rate_limit") || words.contains("insufficient_quota")) {
            return 429;
        }
        if (words.contains("authentication") || words.contains("invalid_api_key")) {
            return 401;
        }
        if (words.contains("permission")) {
            return 403;
        }
        if (words.contains("not_found")) {
            return 404;
        }
        if (words.contains("invalid_request") || words.contains("context_length_exceeded")) {
            return 400;
        }
        if (words.contains("overloaded") || words.contains("unavailable")) {
            return 503;
        }
        return words.contains("server_error") ? 500 : 502;
    }
}

package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Reads the errors of providers of OpenAI's shape; these come in many forms.
public final class Errors {
    private static final int MOST_CHARS = 2_000;

    private Errors() {}

    /// Reads the body of an error answer: OpenAI's envelope, `{"error":"…"}`, `{"message":…}`,
    /// `{"detail":…}`, a list with one of these, or any text.
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        if (root != null && root.isArray() && !root.elements().isEmpty()) {
            root = root.elements().getFirst();
        }
        if (root == null || !root.isObject()) {
            return error(provider, status, plain(body, status), null, retryAfterSeconds);
        }
        JsonNode error = root.get("error");
        JsonNode source = error != null && error.isObject() ? error : root;
        String message = error != null && error.isString() ? error.text() : message(source);
        if (message == null) {
            message = body.length() <= MOST_CHARS ? body.utf8() : plain(body, status);
        }
        return error(provider, status, message, source, retryAfterSeconds);
    }

    /// Reads an `error` inside of an answer with status 200.
    static Failure.UpstreamError inAnswer(String provider, JsonNode error) {
        String message = error.isString() ? error.text() : message(error);
        int status = statusOf(error);
        String text = message == null ? error.raw().utf8() : message;
        return error(provider, status, text, error.isObject() ? error : null, 0);
    }

    /// The error of a choice that failed, or null if it did not.
    static @Nullable JsonNode ofChoice(Piece piece, int choice) {
        JsonDocument doc = piece.doc();
        int error = doc.find(choice, "error");
        if (error >= 0 && doc.kind(error) == JsonKind.OBJECT) {
            return new JsonNode(doc, error);
        }
        int finish = piece.finish();
        boolean failed = finish >= 0 && new JsonNode(doc, finish).is("error");
        return failed ? new JsonNode(doc, finish) : null;
    }

    private static @Nullable String message(JsonNode node) {
        for (String name : new String[] {"message", "detail", "error_message", "msg", "error"}) {
            String text = node.text(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        JsonNode detail = node.get("detail");
        if (detail != null && detail.isArray() && !detail.elements().isEmpty()) {
            return detail.elements().getFirst().text("msg");
        }
        JsonNode nested = node.get("message");
        return nested != null && nested.isObject() ? message(nested) : null;
    }

    private static int statusOf(JsonNode error) {
        JsonNode code = error.isObject() ? error.get("code") : null;
        if (code == null && error.isObject()) {
            code = error.get("status");
        }
        if (code != null && code.isNumber()) {
            long number = code.asLong(0);
            return number >= 400 && number <= 599 ? (int) number : 502;
        }
        String words = error.isObject() ? error.raw().utf8() : "";
        if (words.contains("rate_limit")) {
            return 429;
        }
        if (words.contains("overloaded")) {
            return 503;
        }
        return words.contains("invalid_request") ? 400 : 500;
    }

    private static Failure.UpstreamError error(
            String provider,
            int status,
            String message,
            @Nullable JsonNode source,
            int retryAfterSeconds) {
        String cut = message.length() > MOST_CHARS ? message.substring(0, MOST_CHARS) : message;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + cut,
                source == null ? null : source.text("type"),
                source == null ? null : source.text("param"),
                source == null ? null : code(source),
                retryAfterSeconds);
    }

    private static @Nullable String code(JsonNode source) {
        JsonNode code = source.get("code");
        if (code == null) {
            return null;
        }
        return code.isNumber() ? code.raw().utf8() : code.text();
    }

    private static String plain(Bytes body, int status) {
        String text = body.utf8().strip();
        if (text.isEmpty()) {
            return "HTTP status " + status + " without a body";
        }
        if (text.startsWith("<")) {
            return "HTTP status " + status + " with a page of HTML";
        }
        return text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    }

    /// Names what came in place of JSON.
    static String whatItIs(Bytes body, JsonError error) {
        String text = body.length() > 200 ? body.slice(0, 200).utf8() : body.utf8();
        String start = text.strip();
        if (start.isEmpty()) {
            return "an empty body";
        }
        if (start.startsWith("<")) {
            return "a page of HTML";
        }
        return "text that is no JSON (" + error.describe() + ")";
    }
}

package aigateway.dialect.ollama.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Reads Ollama's errors: `{"error": "…"}`, in an answer of their own or as a line of a stream. See
/// <https://docs.ollama.com/api/errors>.
public final class ErrorReader {
    private static final int LONGEST_TEXT = 500;

    private ErrorReader() {}

    /// An error answer's failure.
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        String text = root == null ? plainText(body) : message(root);
        return failure(provider, status, text, retryAfterSeconds);
    }

    /// The failure that a line with an error stands for. Ollama tells its status only where it is
    /// one of a server that it asked itself.
    static Failure.UpstreamError inReply(String provider, JsonNode line) {
        long status = line.number("StatusCode", line.number("status", 500));
        boolean isError = status >= 400 && status <= 599;
        return failure(provider, isError ? (int) status : 500, message(line), 0);
    }

    /// The message: a string, or in an object as other servers have it.
    private static @Nullable String message(JsonNode root) {
        JsonNode error = root.get("error");
        if (error == null) {
            return root.text("message");
        }
        return error.isObject() ? error.text("message") : error.text();
    }

    private static Failure.UpstreamError failure(
            String provider, int status, @Nullable String text, int retryAfterSeconds) {
        String said = text == null || text.isBlank() ? "HTTP status " + status : text;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                type(status),
                null,
                code(status, said),
                retryAfterSeconds);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_quota";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static @Nullable String code(int status, String text) {
        if (text.contains("exceeds the context length") || text.contains("available context")) {
            return "context_length_exceeded";
        }
        return switch (status) {
            case 402 -> "insufficient_quota";
            case 404 -> isMissingModel(text) ? "model_not_found" : null;
            case 429 -> "rate_limit_exceeded";
            case 503 -> "server_is_overloaded";
            default -> null;
        };
    }

    /// True for `model 'x' not found` and `model "x" not found, try pulling it first`.
    private static boolean isMissingModel(String text) {
        return text.startsWith("model ") && text.contains("not found");
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static @Nullable String plainText(Bytes body) {
        String text = body.length() > LONGEST_TEXT ? "" : body.utf8().strip();
        if (text.startsWith("<")) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                return null;
            }
        }
        return text;
    }
}

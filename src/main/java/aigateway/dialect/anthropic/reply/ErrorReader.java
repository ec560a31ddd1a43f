package aigateway.dialect.anthropic.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Anthropic's errors, and what the hosts of its models answer in their place.
public final class ErrorReader {
    private static final int LONGEST_TEXT = 500;

    private ErrorReader() {}

    /// An error answer's failure.
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        JsonNode error = root == null ? null : root.get("error");
        if (error != null && error.isObject()) {
            return failure(provider, status, error, retryAfterSeconds);
        }
        String text = error != null ? error.text() : null;
        if (text == null && root != null) {
            text = root.text("message");
        }
        if (text == null && root == null) {
            text = plainText(body);
        }
        return failure(provider, status, null, text, retryAfterSeconds);
    }

    /// The failure that an error object in a reply stands for.
    static Failure.UpstreamError inReply(String provider, JsonNode error) {
        String type = error.text("type");
        return failure(provider, status(type), error, 0);
    }

    private static Failure.UpstreamError failure(
            String provider, int status, JsonNode error, int retryAfterSeconds) {
        String type = error.text("type");
        return failure(provider, status, type, error.text("message"), retryAfterSeconds);
    }

    private static Failure.UpstreamError failure(
            String provider,
            int status,
            @Nullable String type,
            @Nullable String text,
            int retryAfterSeconds) {
        String said = text == null || text.isBlank() ? "HTTP status " + status : text;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                openAiType(type, status),
                null,
                code(type, said),
                retryAfterSeconds);
    }

    /// The status that an error's type stands for.
    private static int status(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "invalid_request_error" -> 400;
            case "authentication_error" -> 401;
            case "billing_error" -> 402;
            case "permission_error" -> 403;
            case "not_found_error" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error" -> 429;
            case "timeout_error" -> 504;
            case "overloaded_error" -> 529;
            default -> 500;
        };
    }

    private static String openAiType(@Nullable String type, int status) {
        return switch (type == null ? "" : type) {
            case "invalid_request_error", "request_too_large" -> "invalid_request_error";
            case "authentication_error" -> "authentication_error";
            case "permission_error" -> "permission_error";
            case "not_found_error" -> "not_found_error";
            case "rate_limit_error" -> "rate_limit_error";
            case "billing_error" -> "insufficient_quota";
            case "overloaded_error" -> "service_unavailable_error";
            case "api_error", "timeout_error" -> "server_error";
            default -> openAiType(status);
        };
    }

    private static String openAiType(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_quota";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static @Nullable String code(@Nullable String type, String text) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "not_found_error" -> text.startsWith("model:") ? "model_not_found" : null;
            case "rate_limit_error" -> "rate_limit_exceeded";
            case "billing_error" -> "insufficient_quota";
            case "request_too_large" -> "request_too_large";
            case "overloaded_error" -> "server_is_overloaded";
            case "invalid_request_error" ->
                    text.startsWith("prompt is too long") ? "context_length_exceeded" : null;
            default -> null;
        };
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static @Nullable String plainText(Bytes body) {
        if (body.length() > LONGEST_TEXT) {
            return null;
        }
        String text = body.utf8().strip();
        String start = text.toLowerCase(Locale.ROOT);
        return start.startsWith("<") || hasControls(text) ? null : text;
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                return true;
            }
        }
        return false;
    }
}

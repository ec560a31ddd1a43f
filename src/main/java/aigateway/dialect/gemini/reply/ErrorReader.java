package aigateway.dialect.gemini.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Google's errors: `google.rpc.Status` as JSON
/// (https://cloud.google.com/apis/design/errors),
/// alone or as the element of an array, and what proxies answer in Google's place.
public final class ErrorReader {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_WAIT_SECONDS = 3_600;

    private ErrorReader() {}

    /// An error answer's failure.
    ///
    /// @param retryAfterSeconds from the answer's head, or 0
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        JsonNode answer = root != null && root.isArray() ? first(root) : root;
        JsonNode error = answer == null ? null : answer.get("error");
        if (error != null && error.isObject()) {
            return failure(provider, status, error, retryAfterSeconds);
        }
        String text = error != null ? error.text() : null;
        if (answer != null) {
            String said = answer.text(error == null ? "message" : "error_description");
            text = text == null ? said : said == null ? text : text + ": " + said;
        }
        if (root == null) {
            text = plainText(body);
        }
        return failure(provider, status, null, text, "", retryAfterSeconds);
    }

    private static @Nullable JsonNode first(JsonNode array) {
        for (JsonNode element : array.elements()) {
            if (element.get("error") != null) {
                return element;
            }
        }
        return null;
    }

    /// The failure that an error object in a reply stands for.
    static Failure.UpstreamError inReply(String provider, JsonNode error) {
        String text = error.text();
        if (text != null) {
            return failure(provider, 500, null, text, "", 0);
        }
        long code = error.number("code", 0);
        int status = code >= 400 && code < 600 ? (int) code : status(error.text("status"));
        return failure(provider, status, error, 0);
    }

    /// The failure that a reason for the end stands for.
    ///
    /// @param word the provider's word for the reason
    /// @param message what the provider says about it, if anything
    static Failure.UpstreamError ofFinish(String provider, String word, @Nullable String message) {
        String said = message == null || message.isBlank() ? "" : ": " + message;
        return new Failure.UpstreamError(
                provider,
                502,
                provider + ": the answer ended with finish reason \"" + word + "\"" + said,
                "server_error",
                null,
                word.toLowerCase(Locale.ROOT),
                0);
    }

    private static Failure.UpstreamError failure(
            String provider, int status, JsonNode error, int retryAfterSeconds) {
        String reason = "";
        int wait = retryAfterSeconds;
        JsonNode details = error.get("details");
        if (details != null) {
            for (JsonNode detail : details.elements()) {
                String type = detail.text("@type");
                if (type != null && type.endsWith("google.rpc.RetryInfo") && wait == 0) {
                    wait = seconds(detail.text("retryDelay"));
                } else if (type != null && type.endsWith("google.rpc.ErrorInfo")) {
                    String named = detail.text("reason");
                    reason = named == null ? reason : named;
                }
            }
        }
        return failure(provider, status, error.text("status"), error.text("message"), reason, wait);
    }

    private static Failure.UpstreamError failure(
            String provider,
            int status,
            @Nullable String word,
            @Nullable String text,
            String reason,
            int retryAfterSeconds) {
        String said = text == null || text.isBlank() ? "HTTP status " + status : text;
        boolean badKey = reason.equals("API_KEY_INVALID");
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                badKey ? "authentication_error" : type(word, status),
                null,
                badKey ? "invalid_api_key" : code(word, said),
                retryAfterSeconds);
    }

    /// A duration as `34.4s`, in whole seconds, rounded up; 0 if it is none.
    private static int seconds(@Nullable String duration) {
        if (duration == null || !duration.endsWith("s")) {
            return 0;
        }
        try {
            double seconds = Double.parseDouble(duration.substring(0, duration.length() - 1));
            return seconds > 0 ? (int) Math.ceil(Math.min(seconds, LONGEST_WAIT_SECONDS)) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /// The HTTP status that a status word stands for.
    private static int status(@Nullable String word) {
        return switch (word == null ? "" : word) {
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" -> 400;
            case "UNAUTHENTICATED" -> 401;
            case "PERMISSION_DENIED" -> 403;
            case "NOT_FOUND" -> 404;
            case "ABORTED", "ALREADY_EXISTS" -> 409;
            case "RESOURCE_EXHAUSTED" -> 429;
            case "CANCELLED" -> 499;
            case "UNAVAILABLE" -> 503;
            case "DEADLINE_EXCEEDED" -> 504;
            default -> 500;
        };
    }

    private static String type(@Nullable String word, int status) {
        return switch (word == null ? "" : word) {
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" ->
                    "invalid_request_error";
            case "UNAUTHENTICATED" -> "authentication_error";
            case "PERMISSION_DENIED" -> "permission_error";
            case "NOT_FOUND" -> "not_found_error";
            case "RESOURCE_EXHAUSTED" -> "rate_limit_error";
            case "UNAVAILABLE" -> "service_unavailable_error";
            case "INTERNAL", "DEADLINE_EXCEEDED", "CANCELLED", "ABORTED", "UNKNOWN" ->
                    "server_error";
            default -> type(status);
        };
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 429 -> "rate_limit_error";
            case 503 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static @Nullable String code(@Nullable String word, String text) {
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "NOT_FOUND" ->
                    text.startsWith("models/") || text.contains("/models/")
                            ? "model_not_found"
                            : null;
            case "RESOURCE_EXHAUSTED" -> "rate_limit_exceeded";
            case "UNAVAILABLE" -> "server_is_overloaded";
            case "INVALID_ARGUMENT" ->
                    text.contains("input token count") && text.contains("exceeds")
                            ? "context_length_exceeded"
                            : null;
            default -> null;
        };
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static @Nullable String plainText(Bytes body) {
        if (body.length() > LONGEST_TEXT) {
            return null;
        }
        String text = body.utf8().strip();
        return text.startsWith("<") || hasControls(text) ? null : text;
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                return true;
            }
        }
        return false;
    }
}

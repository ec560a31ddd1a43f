package aigateway.dialect.cohere.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Cohere's errors (<https://docs.cohere.com/reference/errors>): `{"message": …, "id": …}`,
/// sometimes with an `error_type`; and what hosts of its models answer in their place: `data` or
/// `error` with a text, or with an object that has a `message`.
public final class ErrorReader {
    private static final int LONGEST_TEXT = 500;

    private ErrorReader() {}

    /// An error answer's failure.
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        String text = root == null ? plainText(body) : message(root);
        return failure(provider, status, text, errorType(root), retryAfterSeconds);
    }

    /// True if a reply is an error and no message.
    static boolean isError(JsonNode reply) {
        return reply.isObject() && message(reply) != null;
    }

    /// The failure that an error in a reply stands for.
    static Failure.UpstreamError inReply(String provider, JsonNode reply) {
        JsonNode inner = reply.get("error");
        JsonNode error = inner != null && inner.isObject() ? inner : reply;
        long status = error.number("status_code", error.number("code", 500));
        int known = status >= 400 && status < 600 ? (int) status : 500;
        return failure(provider, known, message(reply), errorType(reply), 0);
    }

    /// A failure in Cohere's words.
    static Failure.UpstreamError failure(String provider, int status, String message) {
        return failure(provider, status, message, "", 0);
    }

    /// What an error says, or null if it is none.
    static @Nullable String message(@Nullable JsonNode error) {
        if (error == null || error.isString()) {
            return error == null ? null : error.text();
        }
        String text = error.text("message");
        if (text == null) {
            text = message(error.get("error"));
        }
        return text != null ? text : message(error.get("data"));
    }

    private static String errorType(@Nullable JsonNode error) {
        String type = error == null ? null : error.text("error_type");
        return type == null ? "" : type;
    }

    private static Failure.UpstreamError failure(
            String provider,
            int status,
            @Nullable String text,
            String errorType,
            int retryAfterSeconds) {
        String said = text == null || text.isBlank() ? "HTTP status " + status : text;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                type(status),
                null,
                code(status, said, errorType),
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

    private static @Nullable String code(int status, String text, String errorType) {
        if (errorType.equals("TOO_MANY_TOKENS") || text.startsWith("too many tokens")) {
            return "context_length_exceeded";
        }
        return switch (status) {
            case 402 -> "insufficient_quota";
            case 404 -> text.startsWith("model ") ? "model_not_found" : null;
            case 429 -> "rate_limit_exceeded";
            case 498 -> "content_filter"; // a word that Cohere does not allow
            default -> null;
        };
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static @Nullable String plainText(Bytes body) {
        if (body.length() > LONGEST_TEXT) {
            return null;
        }
        String text = body.utf8().strip();
        return text.toLowerCase(Locale.ROOT).startsWith("<") || hasControls(text) ? null : text;
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

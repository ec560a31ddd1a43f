package aigateway.dialect.bedrock.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Bedrock's errors
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html>). An error answer
/// is `{"message": …}`, at some of Amazon's doors `{"Message": …}`; its type stands in a header, so
/// the status tells what it is. In a stream it is a message of its own, with its type.
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

    /// The failure that an error in a stream stands for.
    ///
    /// @param type as `throttlingException`
    /// @param message the error's message, if it stands beside the payload
    static Failure.UpstreamError inReply(
            String provider,
            @Nullable String type,
            @Nullable String message,
            @Nullable JsonNode payload) {
        String text = message;
        int status = status(type == null ? "" : type.toLowerCase(Locale.ROOT));
        if (payload != null) {
            text = text == null ? message(payload) : text;
            long original = payload.number("originalStatusCode", 0);
            status = original >= 400 && original < 600 ? (int) original : status;
        }
        return failure(provider, status, text == null ? type : text, 0);
    }

    /// The failure that a stop reason stands for.
    static Failure.UpstreamError ofStop(String provider, String stopReason) {
        String text = "the model's answer could not be read (" + stopReason + ")";
        return new Failure.UpstreamError(
                provider, 502, provider + ": " + text, "server_error", null, stopReason, 0);
    }

    private static @Nullable String message(JsonNode root) {
        for (String name : new String[] {"message", "Message", "errorMessage", "originalMessage"}) {
            String text = root.text(name);
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        JsonNode error = root.get("error");
        if (error != null) {
            return error.isObject() ? message(error) : error.text();
        }
        return null;
    }

    private static Failure.UpstreamError failure(
            String provider, int status, @Nullable String text, int retryAfterSeconds) {
        String said = text == null || text.isBlank() ? "HTTP status " + status : text;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                openAiType(status, said),
                null,
                code(status, said),
                retryAfterSeconds);
    }

    /// The status that an error's type stands for
    /// (`ConverseStreamOutput` in the API reference).
    private static int status(String type) {
        return switch (type) {
            case "validationexception", "servicequotaexceededexception" -> 400;
            case "accessdeniedexception", "unrecognizedclientexception" -> 403;
            case "resourcenotfoundexception" -> 404;
            case "modeltimeoutexception" -> 408;
            case "modelerrorexception", "modelstreamerrorexception" -> 424;
            case "throttlingexception", "modelnotreadyexception" -> 429;
            case "serviceunavailableexception" -> 503;
            default -> 500;
        };
    }

    private static String openAiType(int status, String text) {
        return switch (status) {
            case 401 -> "authentication_error";
            // what Amazon says of a key that is none
            case 403 -> isOfKey(text) ? "authentication_error" : "permission_error";
            case 404 -> "not_found_error";
            case 408, 424 -> "server_error";
            case 429 -> "rate_limit_error";
            case 503 -> "service_unavailable_error";
            default -> status >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    private static boolean isOfKey(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("security token") || lower.contains("api key");
    }

    private static @Nullable String code(int status, String text) {
        if (status == 400) {
            return codeOfRequest(text.toLowerCase(Locale.ROOT));
        }
        if (status == 403 && isOfKey(text)) {
            return "invalid_api_key";
        }
        return status == 429 ? "rate_limit_exceeded" : null;
    }

    private static @Nullable String codeOfRequest(String text) {
        if (text.contains("model identifier is invalid")) {
            return "model_not_found";
        }
        boolean tooLong =
                text.contains("too long for requested model")
                        || text.contains("prompt is too long")
                        || text.contains("maximum context length");
        return tooLong ? "context_length_exceeded" : null;
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static @Nullable String plainText(Bytes body) {
        if (body.length() > LONGEST_TEXT) {
            return null;
        }
        String text = body.utf8().strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                return null;
            }
        }
        return text.startsWith("<") ? null : text;
    }
}

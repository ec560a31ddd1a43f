package aigateway.dialect.mistral.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads Mistral's errors (https://docs.mistral.ai/resources/error-glossary) in all their forms:
/// the documented `{"object":"error","message":…}`, with a list of problems for a message where a
/// field is wrong; a bare `message` or `detail`, as what stands before the API answers; and an
/// `error` object, as other servers of its models do.
public final class ErrorReader {
    /// Longest message that is kept, in characters.
    static final int LONGEST = 8_000;

    private static final int LONGEST_PLAIN = 500;

    private ErrorReader() {}

    /// An error answer's failure.
    public static Failure.UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = Json.root(body);
        if (root == null) {
            String text = plainText(body);
            return failure(
                    provider, status, new ErrorText(text, null), null, null, retryAfterSeconds);
        }
        return failure(provider, status, root, retryAfterSeconds);
    }

    /// The failure that an error in place of an answer stands for.
    static Failure.UpstreamError inReply(String provider, JsonNode root) {
        JsonNode inner = root.get("error");
        JsonNode error = inner != null && inner.isObject() ? inner : root;
        return failure(provider, status(error), root, 0);
    }

    private static Failure.UpstreamError failure(
            String provider, int status, JsonNode root, int retryAfterSeconds) {
        JsonNode inner = root.get("error");
        JsonNode error = inner != null && inner.isObject() ? inner : root;
        JsonNode code = error.get("code");
        String word =
                code == null || code.isObject() || code.isArray()
                        ? null
                        : code.text() == null ? code.raw().utf8() : code.text();
        return failure(
                provider, status, ErrorText.of(root), error.text("type"), word, retryAfterSeconds);
    }

    private static Failure.UpstreamError failure(
            String provider,
            int status,
            ErrorText error,
            @Nullable String type,
            @Nullable String code,
            int retryAfterSeconds) {
        String text = error.text().isBlank() ? "HTTP status " + status : error.text();
        String said = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return new Failure.UpstreamError(
                provider,
                status,
                provider + ": " + said,
                openAiType(type, status),
                error.param(),
                openAiCode(said, code),
                retryAfterSeconds);
    }

    /// The status of an error that came without one of its own.
    private static int status(JsonNode error) {
        for (String key : new String[] {"raw_status_code", "status_code", "status", "code"}) {
            long number = error.number(key, 0);
            if (number >= 400 && number < 600) {
                return (int) number;
            }
        }
        String type = error.text("type");
        String word = type == null ? "" : type;
        if (word.startsWith("invalid")) {
            return 400;
        }
        if (word.contains("capacity") || word.contains("rate_limit")) {
            return 429;
        }
        return word.contains("auth") ? 401 : word.contains("unavailable") ? 503 : 500;
    }

    private static String openAiType(@Nullable String type, int status) {
        String word = type == null ? "" : type;
        return switch (word) {
            case "invalid_request_error",
                    "authentication_error",
                    "permission_error",
                    "not_found_error",
                    "rate_limit_error",
                    "insufficient_quota",
                    "service_unavailable_error",
                    "server_error" ->
                    word;
            default ->
                    switch (status) {
                        case 401 -> "authentication_error";
                        case 402 -> "insufficient_quota";
                        case 403 -> "permission_error";
                        case 404 -> "not_found_error";
                        case 429 -> "rate_limit_error";
                        case 503, 529 -> "service_unavailable_error";
                        default -> status >= 500 ? "server_error" : "invalid_request_error";
                    };
        };
    }

    /// OpenAI's code where clients act on it, else Mistral's number.
    private static @Nullable String openAiCode(String text, @Nullable String code) {
        if (text.startsWith("Invalid model")) {
            return "model_not_found";
        }
        boolean tooLong = text.startsWith("Prompt contains ") && text.contains("too large");
        return tooLong ? "context_length_exceeded" : code;
    }

    /// A body that is no JSON, if it is fit for a person to read: short, and no web page.
    private static String plainText(Bytes body) {
        String text = body.length() > LONGEST_PLAIN ? "" : body.utf8().strip();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' && text.charAt(i) != '\n') {
                return "";
            }
        }
        return text.toLowerCase(Locale.ROOT).startsWith("<") ? "" : text;
    }
}

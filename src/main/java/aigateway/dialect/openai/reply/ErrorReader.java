package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure.UpstreamError;
import java.util.Locale;

/// Reads errors of providers, of any content, so that the caller reads the provider's own message;
/// stateless.
public final class ErrorReader {
    /// Longest message that is kept, in characters.
    static final int LONGEST = 8_000;

    private static final int EXCERPT = 300;
    private static final int MOST_BYTES = 1 << 20;

    private ErrorReader() {}

    /// Reads an error answer's body.
    ///
    /// @param retryAfterSeconds from the answer's head, or 0
    public static UpstreamError read(
            String provider, int status, Bytes body, int retryAfterSeconds) {
        JsonNode root = body.length() > MOST_BYTES ? null : Json.root(body);
        ErrorBody error =
                root == null ? new ErrorBody("", null, null, null, 0) : ErrorBody.of(root);
        String message = error.message().strip();
        if (message.isEmpty()) {
            String said = excerpt(body);
            message = "HTTP " + status + (said.isEmpty() ? " without a message" : ": " + said);
        }
        return error(provider, status, message, error, retryAfterSeconds);
    }

    /// Reads an error inside of a reply with status 200.
    static UpstreamError inReply(String provider, JsonNode root) {
        ErrorBody error = ErrorBody.of(root);
        String message = error.message().strip();
        if (message.isEmpty()) {
            message = "an error without a message: " + excerpt(root.raw());
        }
        return error(provider, error.impliedStatus(), message, error, 0);
    }

    private static UpstreamError error(
            String provider, int status, String message, ErrorBody error, int retryAfterSeconds) {
        return new UpstreamError(
                provider,
                status,
                provider + ": " + cut(message, LONGEST),
                error.type(),
                error.param(),
                error.code(),
                retryAfterSeconds);
    }

    /// A page's title, or the beginning of a text on one line.
    static String excerpt(Bytes body) {
        String text = body.slice(0, Math.min(body.length(), 4 * EXCERPT)).utf8();
        String lower = text.toLowerCase(Locale.ROOT);
        int title = lower.indexOf("<title>");
        int end = title < 0 ? -1 : lower.indexOf("</title>", title);
        if (end > 0) {
            text =
                    "a web page, \""
                            + text.substring(title + "<title>".length(), end).strip()
                            + "\"";
        } else if (lower.strip().startsWith("<")) {
            text = "a web page";
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c) || Character.isISOControl(c);
            if (!space) {
                line.append(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return cut(line.toString().strip(), EXCERPT);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, pair ? longest - 1 : longest) + "…";
    }
}

package aigateway.logs.sink.format;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Refused;
import aigateway.logs.sink.format.Verdict.TooLong;
import aigateway.model.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the statuses mean that all sinks have in common, and the words for them.
final class Answers {
    private static final int MOST_WORDS = 300;

    private Answers() {}

    /// What an answer means that took nothing: 408, 425, 429 and 5xx (but 501 and 505) pass by, 413
    /// is too long, the rest stays refused.
    static Verdict failed(int status, String retryAfter, String why) {
        if (status == 413) {
            return new TooLong(why);
        }
        return passesBy(status) ? new Later(why, RetryAfter.millis(retryAfter)) : new Refused(why);
    }

    static boolean passesBy(int status) {
        return switch (status) {
            case 408, 425, 429 -> true;
            case 501, 505 -> false;
            default -> status >= 500;
        };
    }

    /// `status 403: what the sink said`, shortened and without credentials.
    static String why(int status, String said, List<String> secrets) {
        String words = plain(said, secrets);
        return words.isEmpty() ? "status " + status : "status " + status + ": " + words;
    }

    /// Words of a sink: on one line, shortened, without credentials.
    static String plain(String said, List<String> secrets) {
        String text = said.length() > 4 * MOST_WORDS ? said.substring(0, 4 * MOST_WORDS) : said;
        for (String secret : secrets) {
            text = secret.isEmpty() ? text : text.replace(secret, "****");
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = c <= ' ' || Character.isISOControl(c);
            if (!space) {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        String plain = words.toString().strip();
        return plain.length() > MOST_WORDS ? plain.substring(0, MOST_WORDS) + "…" : plain;
    }

    /// The beginning of an answer that is not what it should be.
    static String beginning(Bytes body) {
        return body.slice(0, Math.min(body.length(), 4 * MOST_WORDS)).utf8();
    }

    /// The answer's object, or null if it is none.
    static @Nullable JsonNode object(Bytes body) {
        JsonNode root = Json.root(body);
        return root != null && root.isObject() ? root : null;
    }
}

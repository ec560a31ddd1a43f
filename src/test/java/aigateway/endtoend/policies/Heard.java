package aigateway.endtoend.policies;

import aigateway.testing.Reply;
import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What a caller understood, whole or streamed.
///
/// @param text what the model said
/// @param finish why it ended in the door's own words, or null
/// @param error the code of the error, in place of an answer or at the end of one, or null
/// @param ended true if the door said that the answer is complete
/// @param inputTokens as the answer tells, or -1
/// @param outputTokens as the answer tells, or -1
/// @param reply the bytes
public record Heard(
        String text,
        @Nullable String finish,
        @Nullable String error,
        boolean ended,
        long inputTokens,
        long outputTokens,
        Reply reply) {
    /// The status.
    public int status() {
        return reply.status();
    }

    /// The first value of a header field, or an empty text.
    public String header(String name) {
        return reply.header(name);
    }

    /// All header fields.
    public HttpHeaders headers() {
        return reply.headers();
    }
}

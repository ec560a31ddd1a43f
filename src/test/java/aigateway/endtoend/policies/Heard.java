package aigateway.endtoend.policies;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a caller understood, whole or streamed.
///
/// @param text what the model said
/// @param finish why it ended in the door's own words, or null
/// @param error the code of the error, in place of an answer or at the end of one, or null
/// @param ended true if the door said that the answer is complete
/// @param inputTokens as the answer tells, or -1
/// @param outputTokens as the answer tells, or -1
/// @param status as HTTP has it
/// @param fields finds the first value of a header field, or an empty text
/// @param bytes all that came behind the head, as text
public record Heard(
        String text,
        @Nullable String finish,
        @Nullable String error,
        boolean ended,
        long inputTokens,
        long outputTokens,
        int status,
        UnaryOperator<String> fields,
        String bytes) {
    /// The first value of a header field, or an empty text.
    public String header(String name) {
        return fields.apply(name);
    }
}

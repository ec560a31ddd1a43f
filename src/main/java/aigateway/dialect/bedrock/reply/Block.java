package aigateway.dialect.bedrock.reply;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// A content block that is being read.
sealed interface Block {
    /// Text of the answer.
    ///
    /// @param start where it begins in the answer's text, in code points
    record Text(int start) implements Block {}

    /// Reasoning.
    ///
    /// @param number of the reasoning block, from 0
    /// @param redacted what only the model's maker can read
    record Reasoning(
            int number, StringBuilder text, StringBuilder signature, ByteArrayOutputStream redacted)
            implements Block {
        Reasoning(int number) {
            this(number, new StringBuilder(), new StringBuilder(), new ByteArrayOutputStream(0));
        }
    }

    /// A call of the caller's tool.
    final class ToolUse implements Block {
        final int number;
        boolean hasInput;

        /// @param number of the call, from 0
        ToolUse(int number) {
            this.number = number;
        }
    }

    /// A block that OpenAI's format has no place for.
    ///
    /// @param name what it is, as `toolResult`
    /// @param start the block as it began
    /// @param input text that came later
    /// @param content parts that came later
    record Other(String name, Bytes start, StringBuilder input, List<Bytes> content)
            implements Block {
        Other(String name, Bytes start) {
            this(name, start, new StringBuilder(), new ArrayList<>(0));
        }
    }
}

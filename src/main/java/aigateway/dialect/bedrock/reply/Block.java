package aigateway.dialect.bedrock.reply;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
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

        /// The block as a whole message would have it.
        Bytes joined() {
            Bytes value = start;
            if (Json.parse(start) instanceof JsonDocument begun && begun.root().isObject()) {
                JsonPatch patch = new JsonPatch(begun);
                Bytes text = Bytes.utf8(input.toString());
                if (!text.isEmpty() && Json.root(text) != null) {
                    patch.set(begun.root(), "input", text);
                }
                if (!content.isEmpty()) {
                    patch.set(begun.root(), "content", parts());
                }
                value = patch.bytes();
            }
            return new JsonWriter().object().key(name).raw(value).endObject().bytes();
        }

        /// The parts in one list; a stream brings them in lists or alone.
        private Bytes parts() {
            JsonWriter all = new JsonWriter().array();
            for (Bytes part : content) {
                JsonNode list = Json.root(part);
                if (list != null && list.isArray()) {
                    list.elements().forEach(each -> all.raw(each.raw()));
                } else {
                    all.raw(part);
                }
            }
            return all.endArray().bytes();
        }
    }
}

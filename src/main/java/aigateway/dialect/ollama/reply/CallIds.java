package aigateway.dialect.ollama.reply;

import java.util.function.LongSupplier;

/// Makes ids for tool calls that come without: Ollama gives them only since version 0.12.10. They
/// are unique over conversations, not only within an answer, because clients put the calls of many
/// turns into one request. Thread-safe if its source is.
///
/// @param numbers where the ids come from
public record CallIds(LongSupplier numbers) {
    /// A new id.
    String next() {
        return "call_" + Long.toUnsignedString(numbers.getAsLong(), Character.MAX_RADIX);
    }
}

package aigateway.dialect.ollama.reply;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// A tool call as it came.
///
/// @param line number of the line that brought it
/// @param id Ollama's own id, if it gave one
/// @param index its number as Ollama counts; 0 if it does not
/// @param arguments JSON text, byte for byte
record Call(int line, @Nullable String id, long index, String name, Bytes arguments) {
    private static final Bytes NONE = Bytes.utf8("{}");

    /// Reads one element of `tool_calls`; null if it names no function.
    static @Nullable Call read(JsonNode json, int line) {
        JsonNode function = json.get("function");
        String name = function == null ? null : function.text("name");
        if (function == null || name == null) {
            return null;
        }
        String id = json.text("id");
        return new Call(
                line,
                id == null || id.isEmpty() ? null : id,
                function.number("index", 0),
                name,
                arguments(function.get("arguments")));
    }

    /// An object. Some hosts put it into a string.
    private static Bytes arguments(@Nullable JsonNode arguments) {
        if (arguments == null) {
            return NONE;
        }
        String quoted = arguments.text();
        if (quoted == null) {
            return arguments.raw();
        }
        return quoted.isBlank() ? NONE : Bytes.utf8(quoted);
    }

    /// True if this is the other one, told again in a later line.
    boolean repeats(Call other) {
        if (line == other.line) {
            return false;
        }
        if (id != null || other.id != null) {
            return id != null && id.equals(other.id);
        }
        return index == other.index && name.equals(other.name) && arguments.equals(other.arguments);
    }
}

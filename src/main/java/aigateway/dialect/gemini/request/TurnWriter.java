package aigateway.dialect.gemini.request;

import aigateway.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Opens a turn's object when its first part comes, so that a turn with nothing to say leaves no
/// trace: Gemini refuses turns without parts.
final class TurnWriter {
    private final JsonWriter out;
    private final @Nullable String key;
    private final @Nullable String role;
    private boolean open;

    /// @param key the field that the turn is written to, or null in an array
    TurnWriter(JsonWriter out, @Nullable String key, @Nullable String role) {
        this.out = out;
        this.key = key;
        this.role = role;
    }

    /// The writer, in a part's object that is just open.
    JsonWriter part() {
        return parts().object();
    }

    /// The writer, ready for a whole part.
    JsonWriter parts() {
        if (!open) {
            open = true;
            if (key != null) {
                out.key(key);
            }
            out.object();
            if (role != null) {
                out.key("role").string(role);
            }
            out.key("parts").array();
        }
        return out;
    }

    boolean isEmpty() {
        return !open;
    }

    void close() {
        if (open) {
            out.endArray().endObject();
        }
    }
}

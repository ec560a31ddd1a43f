package aigateway.dialect.cohere.request;

import aigateway.json.JsonWriter;
import aigateway.model.LazyText;
import org.jspecify.annotations.Nullable;

/// Writes a message's `content`: a lone text as a string, else an array of blocks, opened when the
/// first comes. With a role it writes the message around it as well, so that a message with nothing
/// to say leaves no trace.
final class Turn {
    private final JsonWriter out;
    private final @Nullable String role;
    private boolean open;

    /// @param role of a message that is not begun yet, or null for one that is
    Turn(JsonWriter out, @Nullable String role) {
        this.out = out;
        this.role = role;
    }

    /// Writes the content as one string.
    void string(LazyText text) {
        begin();
        out.key("content").string(text);
        end();
    }

    /// The writer, ready for a block.
    JsonWriter block() {
        if (!open) {
            open = true;
            begin();
            out.key("content").array();
        }
        return out;
    }

    /// True if there is a block.
    boolean isOpen() {
        return open;
    }

    /// Writes a text block.
    void text(LazyText text) {
        block().object().key("type").string("text").key("text").string(text).endObject();
    }

    void close() {
        if (open) {
            out.endArray();
            end();
        }
    }

    private void begin() {
        if (role != null) {
            out.object().key("role").string(role);
        }
    }

    private void end() {
        if (role != null) {
            out.endObject();
        }
    }
}

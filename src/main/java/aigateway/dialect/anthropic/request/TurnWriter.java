package aigateway.dialect.anthropic.request;

import aigateway.json.JsonWriter;

/// Opens a turn's object when its first block comes, so that a turn with nothing to say leaves no
/// trace.
final class TurnWriter {
    private final JsonWriter out;
    private final String role;
    private boolean open;

    TurnWriter(JsonWriter out, String role) {
        this.out = out;
        this.role = role;
    }

    /// The writer, ready for a block.
    JsonWriter block() {
        if (!open) {
            open = true;
            out.object().key("role").string(role).key("content").array();
        }
        return out;
    }

    void close() {
        if (open) {
            out.endArray().endObject();
        }
    }
}

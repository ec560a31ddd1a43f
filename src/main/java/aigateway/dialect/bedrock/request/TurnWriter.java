package aigateway.dialect.bedrock.request;

import aigateway.json.JsonWriter;

/// Opens a turn's object, or another list of blocks, when its first block comes, so that a turn
/// with nothing to say leaves no trace.
final class TurnWriter {
    private final JsonWriter out;
    private final Runnable begin;
    private boolean open;
    private boolean hasText;
    private boolean hasDocument;

    /// @param begin writes all up to the list's bracket
    TurnWriter(JsonWriter out, Runnable begin) {
        this.out = out;
        this.begin = begin;
    }

    /// The writer, ready for a block.
    JsonWriter block() {
        if (!open) {
            open = true;
            begin.run();
            out.array();
        }
        return out;
    }

    /// Notes that a document is among the blocks.
    void wroteDocument() {
        hasDocument = true;
    }

    /// True if there is a document among the blocks, and nothing said about it.
    boolean lacksText() {
        return hasDocument && !hasText;
    }

    /// Notes that text is among the blocks.
    void wroteText() {
        hasText = true;
    }

    /// Ends the list; true if there is one.
    boolean close() {
        if (open) {
            out.endArray();
        }
        return open;
    }
}

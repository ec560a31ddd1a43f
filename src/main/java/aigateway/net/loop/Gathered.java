package aigateway.net.loop;

import aigateway.model.Bytes;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/// Pieces of data that wait for the next flush, so that they leave together.
public final class Gathered {
    /// What is more than this does not wait for the flush.
    public static final int MAX_BYTES = 64 * 1024;

    private final List<Bytes> pieces = new ArrayList<>(4);
    private int bytes;

    /// Adds a piece; true if so much has come together that it should not wait.
    public boolean add(Bytes piece) {
        if (!piece.isEmpty()) {
            pieces.add(piece);
            bytes += piece.length();
        }
        return bytes > MAX_BYTES;
    }

    /// Sum of the pieces' lengths.
    public int bytes() {
        return bytes;
    }

    /// Copies all pieces and forgets them.
    public void moveTo(ByteBuf out) {
        for (int i = 0; i < pieces.size(); i++) {
            Bytes next = pieces.get(i);
            out.writeBytes(next.array(), next.offset(), next.length());
        }
        clear();
    }

    /// Forgets all pieces.
    public void clear() {
        pieces.clear();
        bytes = 0;
    }
}

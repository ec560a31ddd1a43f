package aigateway.net.http1;

import aigateway.model.Bytes;
import io.netty.buffer.ByteBuf;
import java.util.List;

/// A body on its way out, handed over bit by bit, so that a large one never stands in the socket's
/// memory as a whole.
public final class BodyFeed {
    /// The most bytes that are handed over at once.
    public static final int SLICE_BYTES = 256 * 1024;

    private final List<Bytes> pieces;
    private int piece;
    private int offset;

    /// All of these, in order.
    public BodyFeed(List<Bytes> pieces) {
        this.pieces = pieces;
    }

    /// Sum of the pieces' lengths.
    public static long length(List<Bytes> pieces) {
        long length = 0;
        for (int i = 0; i < pieces.size(); i++) {
            length += pieces.get(i).length();
        }
        return length;
    }

    /// True once all is handed over.
    public boolean isDone() {
        while (piece < pieces.size() && offset == pieces.get(piece).length()) {
            piece++;
            offset = 0;
        }
        return piece == pieces.size();
    }

    /// Copies the next bytes, as many as are left but no more than [#SLICE_BYTES].
    public void copyTo(ByteBuf out) {
        int room = SLICE_BYTES;
        while (room > 0 && !isDone()) {
            Bytes next = pieces.get(piece);
            int count = Math.min(room, next.length() - offset);
            out.writeBytes(next.array(), next.offset() + offset, count);
            offset += count;
            room -= count;
        }
    }
}

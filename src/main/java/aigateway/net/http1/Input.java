package aigateway.net.http1;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Bytes that came in and are not used up. What is handed out of the array is never written to
/// again, so that bodies may point into it.
public final class Input {
    private static final byte[] NONE = {};

    private byte[] array = NONE;
    private int position;
    private int end;

    /// Appends bytes from a read. Indexes of bytes that are here already stay as they are.
    public void append(ByteBuf from, int count) {
        if (position == end) {
            array = new byte[count];
            position = 0;
            end = 0;
        } else if (end + count > array.length) {
            array = Arrays.copyOf(array, Math.max(end + count, array.length * 2));
        }
        from.readBytes(array, end, count);
        end += count;
    }

    /// The array; what is unused is from [#position] to [#end].
    public byte[] array() {
        return array;
    }

    /// Index of the first unused byte.
    public int position() {
        return position;
    }

    /// Index after the last byte.
    public int end() {
        return end;
    }

    /// Uses up what is before an index.
    public void position(int index) {
        position = index;
    }

    /// Index at which what comes next will stand, or stands already.
    public int nextPosition() {
        return isEmpty() ? 0 : position;
    }

    /// True if all is used up.
    public boolean isEmpty() {
        return position == end;
    }

    /// Uses up all and lets go of the array.
    public void clear() {
        array = NONE;
        position = 0;
        end = 0;
    }
}

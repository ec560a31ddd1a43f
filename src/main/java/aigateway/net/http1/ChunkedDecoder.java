package aigateway.net.http1;

import aigateway.net.Headers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the payload in a chunked body, wherever its bytes are split. Extensions are passed over
/// and trailers are kept, within limits.
public final class ChunkedDecoder {
    private static final int MAX_EXTENSION_BYTES = 1024;
    private static final int MAX_TRAILER_BYTES = 8 * 1024;
    private static final int MAX_DIGITS = 15;
    private static final byte[] NONE = {};

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_LF,
        DATA,
        DATA_CR,
        DATA_LF,
        TRAILER,
        TRAILER_LINE,
        TRAILER_LF,
        END_LF,
        DONE
    }

    private final boolean allowPadding;
    private State state = State.SIZE;
    private long left;
    private int digits;
    private int passed;
    private int payload;
    private int payloadEnd;
    private byte[] trailers = NONE;
    private int trailerBytes;

    /// @param allowPadding whether spaces may follow a size, as some old servers send them
    public ChunkedDecoder(boolean allowPadding) {
        this.allowPadding = allowPadding;
    }

    /// Makes ready for a new body.
    public void reset() {
        state = State.SIZE;
        left = 0;
        digits = 0;
        passed = 0;
        trailers = NONE;
        trailerBytes = 0;
    }

    /// Moves the payload of all chunks that are here together, over their framing, so that it can
    /// be taken as one: it is between [#payload] and [#payloadEnd] then.
    ///
    /// @return the index after what was used up, or -1 if the framing is wrong
    public int join(byte[] in, int from, int end) {
        payload = from;
        payloadEnd = from;
        int i = frame(in, from, end);
        while (i >= 0 && left() > 0 && i < end) {
            int count = (int) Math.min(left, end - i);
            if (payload == payloadEnd) {
                payload = i;
                payloadEnd = i;
            } else {
                System.arraycopy(in, i, in, payloadEnd, count);
            }
            payloadEnd += count;
            took(count);
            i = frame(in, i + count, end);
        }
        return i;
    }

    /// Where the payload begins that [#join] found.
    public int payload() {
        return payload;
    }

    /// Where it ends.
    public int payloadEnd() {
        return payloadEnd;
    }

    /// The fields behind a complete body, or null if there are none.
    public @Nullable Headers trailers() {
        return trailerBytes == 0 ? null : Trailers.parse(trailers, trailerBytes);
    }

    /// Passes over framing up to the next payload, the body's end, or the end of what is here; the
    /// index after it, or -1 if the framing is wrong.
    public int frame(byte[] in, int from, int end) {
        int i = from;
        while (i < end && state != State.DATA && state != State.DONE) {
            if (!step(in[i++])) {
                return -1;
            }
        }
        return i;
    }

    /// How many bytes of payload come next, as far as is known.
    public long left() {
        return state == State.DATA ? left : 0;
    }

    /// Tells that payload was taken.
    public void took(int bytes) {
        left -= bytes;
        if (left == 0) {
            state = State.DATA_CR;
        }
    }

    /// True once the body is complete.
    public boolean isDone() {
        return state == State.DONE;
    }

    private boolean step(byte b) {
        return switch (state) {
            case SIZE -> size(b);
            case EXTENSION ->
                    b == '\r' ? to(State.SIZE_LF) : isText(b) && ++passed <= MAX_EXTENSION_BYTES;
            case SIZE_LF -> b == '\n' && to(left == 0 ? State.TRAILER : State.DATA);
            case DATA_CR -> b == '\r' && to(State.DATA_LF);
            case DATA_LF -> b == '\n' && next();
            case TRAILER ->
                    b == '\r'
                            ? to(State.END_LF)
                            : isText(b) && b != ' ' && keep(b) && to(State.TRAILER_LINE);
            case TRAILER_LINE -> b == '\r' ? to(State.TRAILER_LF) : isText(b) && keep(b);
            case TRAILER_LF -> b == '\n' && keep(b) && to(State.TRAILER);
            case END_LF -> b == '\n' && to(State.DONE);
            case DATA, DONE -> true;
        };
    }

    private boolean size(byte b) {
        int digit = Character.digit(b, 16);
        if (digit >= 0) {
            left = left << 4 | digit;
            return ++digits <= MAX_DIGITS;
        }
        if (digits == 0) {
            return false;
        }
        return b == '\r'
                ? to(State.SIZE_LF)
                : (b == ';' || b == ' ' && allowPadding) && to(State.EXTENSION);
    }

    private boolean keep(byte b) {
        if (trailerBytes == MAX_TRAILER_BYTES) {
            return false;
        }
        if (trailerBytes == trailers.length) {
            trailers = Arrays.copyOf(trailers, Math.max(256, trailerBytes * 2));
        }
        trailers[trailerBytes++] = b;
        return true;
    }

    private boolean next() {
        left = 0;
        digits = 0;
        return to(State.SIZE);
    }

    private boolean to(State next) {
        state = next;
        return true;
    }

    private static boolean isText(byte b) {
        return b < 0 || b >= ' ' && b != 0x7f || b == '\t';
    }
}

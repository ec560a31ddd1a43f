package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import aigateway.net.Headers;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.http1.ChunkedDecoder;
import aigateway.net.http1.Framing;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gathers one request's body into one array, hands it on piece by piece, or throws it away. The
/// memory is taken from the budget as it fills, so that announcing a large body costs nobody
/// anything.
final class RequestBody {
    private static final int FIRST_BYTES = 1024 * 1024;
    private static final int FIRST_GROWING_BYTES = 4096;
    private static final byte[] NONE = {};

    private final BufferBudget budget;
    private final ChunkedDecoder chunks = new ChunkedDecoder(false);
    private boolean chunked;
    private boolean lengthKnown;
    private boolean keep;
    private long left;
    private int limit;
    private byte[] data = NONE;
    private int size;
    private long reserved;
    private @Nullable Bytes whole;
    private @Nullable Consumer<Bytes> sink;
    private BodyFailure failure = BodyFailure.MALFORMED;

    RequestBody(BufferBudget budget) {
        this.budget = budget;
    }

    /// Begins to read a body as a head announced it; it is thrown away until [#keep].
    void begin(Framing framing) {
        chunked = framing.chunked();
        lengthKnown = !chunked;
        left = Math.max(framing.length(), 0);
        keep = false;
        sink = null;
        chunks.reset();
    }

    /// Begins to read a body that comes in frames.
    ///
    /// @param length what was announced, or -1
    void beginFrames(long length) {
        lengthKnown = length >= 0;
        left = lengthKnown ? length : Long.MAX_VALUE;
    }

    /// Bytes still to come, or -1 if unknown.
    long left() {
        return chunked ? chunks.isDone() ? 0 : -1 : left;
    }

    boolean isComplete() {
        return chunked ? chunks.isDone() : left == 0;
    }

    /// Gathers the body instead of throwing it away; a failure if it is too long to begin with.
    @Nullable BodyFailure keep(int maxBytes) {
        if (lengthKnown && left > maxBytes) {
            return BodyFailure.TOO_LARGE;
        }
        keep = true;
        limit = maxBytes;
        return null;
    }

    /// Hands the body on as it comes.
    void stream(Consumer<Bytes> taker) {
        sink = taker;
    }

    /// The fields behind a complete body, or null.
    @Nullable Headers trailers() {
        return chunked ? chunks.trailers() : null;
    }

    /// From now on what comes is thrown away.
    void drop() {
        keep = false;
        sink = null;
        release();
    }

    /// Takes what is there of the body; its end in the array, or -1 with [#failure].
    int take(byte[] in, int from, int end) {
        Consumer<Bytes> taker = sink;
        if (taker != null) {
            return handOn(taker, in, from, end);
        }
        if (!chunked) {
            int count = (int) Math.min(left, end - from);
            if (keep && size == 0 && count == left) {
                return takeWhole(in, from, count);
            }
            left -= count;
            return put(in, from, count, left) ? from + count : -1;
        }
        int i = from;
        while (true) {
            i = chunks.frame(in, i, end);
            if (i < 0) {
                failure = BodyFailure.MALFORMED;
                return -1;
            }
            int count = (int) Math.min(chunks.left(), end - i);
            if (count == 0) {
                return i;
            }
            if (!put(in, i, count, 0)) {
                return -1;
            }
            chunks.took(count);
            i += count;
        }
    }

    private int handOn(Consumer<Bytes> taker, byte[] in, int from, int end) {
        int first = from;
        int last;
        int next;
        if (chunked) {
            next = chunks.join(in, from, end);
            first = chunks.payload();
            last = chunks.payloadEnd();
        } else {
            last = from + (int) Math.min(left, end - from);
            left -= last - from;
            next = last;
        }
        if (next < 0) {
            failure = BodyFailure.MALFORMED;
        } else if (last > first) {
            taker.accept(Bytes.of(in, first, last - first));
        }
        return next;
    }

    private int takeWhole(byte[] in, int from, int count) {
        if (!reserve(count)) {
            return -1;
        }
        whole = Bytes.of(in, from, count);
        left = 0;
        return from + count;
    }

    /// Takes bytes of a body without chunks straight from a read; false with [#failure].
    boolean take(ByteBuf in) {
        int count = (int) Math.min(left, in.readableBytes());
        left -= count;
        Consumer<Bytes> taker = sink;
        if (taker != null) {
            byte[] bytes = new byte[count];
            in.readBytes(bytes);
            taker.accept(Bytes.of(bytes));
            return true;
        }
        if (!keep) {
            in.skipBytes(count);
            return true;
        }
        if (!room(count, left)) {
            return false;
        }
        in.readBytes(data, size, count);
        size += count;
        return true;
    }

    private boolean put(byte[] in, int from, int count, long more) {
        if (!keep) {
            return true;
        }
        if (!room(count, more)) {
            return false;
        }
        System.arraycopy(in, from, data, size, count);
        size += count;
        return true;
    }

    /// Makes room for `count` bytes, of which it is known that `more` follow.
    private boolean room(int count, long more) {
        long needed = (long) size + count;
        if (needed <= data.length) {
            return true;
        }
        if (needed > limit) {
            failure = BodyFailure.TOO_LARGE;
            return false;
        }
        long length =
                lengthKnown
                        ? Math.min(needed + more, Math.max(data.length * 2L, FIRST_BYTES))
                        : Math.max(data.length * 2L, FIRST_GROWING_BYTES);
        length = Math.min(Math.max(length, needed), limit);
        if (!reserve(length)) {
            return false;
        }
        data = Arrays.copyOf(data, (int) length);
        return true;
    }

    private boolean reserve(long bytes) {
        if (!budget.reserve(bytes - reserved)) {
            failure = BodyFailure.OVERLOADED;
            return false;
        }
        reserved = bytes;
        return true;
    }

    /// Counts more memory, which goes back with the body's own.
    boolean holdMore(long bytes) {
        return reserve(reserved + bytes);
    }

    /// Why the last take failed.
    BodyFailure failure() {
        return failure;
    }

    /// The whole body, once complete.
    Bytes bytes() {
        Bytes all = whole;
        return all != null ? all : Bytes.of(data, 0, size);
    }

    /// Gives all memory back.
    void release() {
        if (reserved > 0) {
            budget.release(reserved);
            reserved = 0;
        }
        data = NONE;
        size = 0;
        whole = null;
    }
}

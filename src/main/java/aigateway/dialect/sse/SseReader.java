package aigateway.dialect.sse;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a stream of server-sent events, cut anywhere, into events and pushes them. For one
/// thread, for one stream.
///
/// Lines may end with LF, CRLF or CR; a byte order mark at the beginning, comments, `id` and
/// `retry` are skipped; several `data` lines are joined by LF. Data that lies in one chunk is
/// handed on as a view of it, without a copy. An event that the stream's end cuts off before its
/// empty line is pushed as well: some providers leave that line out after the last event.
public final class SseReader {
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);

    /// Takes the events.
    public interface Events {
        /// An event with at least one `data` line.
        ///
        /// @param name its `event` field, or empty
        /// @param data its data; the receiver's to keep
        void event(String name, Bytes data);

        /// An event is longer than allowed; the reader has stopped.
        void tooLong();

        /// A line that is no field of an event, or one that has no meaning here. Some servers write
        /// an error between the events as if there was no framing.
        ///
        /// @param line the line without its end; the receiver's to keep
        default void other(Bytes line) {}
    }

    private final int maxEventBytes;
    private final Events events;
    private byte[] carry = Bytes.EMPTY.array();
    private int carried;
    private boolean atStart = true;
    private boolean afterReturn;
    private boolean stopped;
    private String name = "";
    private String lastName = "";
    private @Nullable Bytes data;
    private @Nullable Joined joined;

    /// A reader.
    ///
    /// @param maxEventBytes most bytes of one line, and of one event's data
    public SseReader(int maxEventBytes, Events events) {
        this.maxEventBytes = maxEventBytes;
        this.events = events;
    }

    /// Some more bytes of the stream; they must not change afterwards.
    public void data(Bytes chunk) {
        byte[] in = chunk.array();
        int at = chunk.offset();
        int end = chunk.end();
        while (at < end && !stopped) {
            if (afterReturn) {
                afterReturn = false;
                if (in[at] == '\n') {
                    at++;
                    continue;
                }
            }
            int stop = Lines.end(in, at, end);
            if (stop == end) {
                keep(in, at, end);
                return;
            }
            afterReturn = in[stop] == '\r';
            if (carried == 0) {
                line(in, at, stop);
            } else {
                keep(in, at, stop);
                carriedLine();
            }
            at = stop + 1;
        }
    }

    /// The stream is over: what is left is read as if its line and its event were complete.
    public void end() {
        if (carried > 0 && !stopped) {
            carriedLine();
        }
        if (!stopped) {
            dispatch();
        }
        stopped = true;
    }

    /// Ignores everything from now on; may be called by the receiver of an event.
    public void stop() {
        stopped = true;
        carry = Bytes.EMPTY.array();
        carried = 0;
    }

    private void keep(byte[] in, int from, int to) {
        int more = to - from;
        int most = atStart ? maxEventBytes + Lines.MARK_BYTES : maxEventBytes;
        if (more > most - carried) {
            overflow();
            return;
        }
        if (carried + more > carry.length) {
            int room = Math.max(carried + more, Math.max(256, carry.length * 2));
            carry = Arrays.copyOf(carry, Math.min(room, Math.max(256, most)));
        }
        System.arraycopy(in, from, carry, carried, more);
        carried += more;
    }

    private void carriedLine() {
        byte[] line = carry;
        int length = carried;
        carry = Bytes.EMPTY.array();
        carried = 0;
        if (!stopped) {
            line(line, 0, length);
        }
    }

    private void line(byte[] in, int from, int to) {
        int at = from;
        if (atStart) {
            atStart = false;
            at = Lines.afterMark(in, from, to);
        }
        if (to - at > maxEventBytes) {
            overflow();
        } else if (at == to) {
            dispatch();
        } else if (in[at] == 'd' && Lines.isField(in, at, to, DATA)) {
            append(in, Lines.value(at + DATA.length, in, to), to);
        } else if (in[at] == 'e' && Lines.isField(in, at, to, EVENT)) {
            name(in, Lines.value(at + EVENT.length, in, to), to);
        } else if (in[at] != ':') {
            events.other(Bytes.of(in, at, to - at));
        }
    }

    private void append(byte[] in, int from, int to) {
        Bytes first = data;
        if (first == null) {
            data = Bytes.of(in, from, to - from);
            return;
        }
        Joined more = joined;
        if (more == null) {
            more = new Joined(first);
            joined = more;
        }
        if (to - from >= maxEventBytes - more.size) {
            overflow();
        } else {
            more.add(in, from, to);
        }
    }

    private void name(byte[] in, int from, int to) {
        if (!Lines.equal(in, from, to, lastName)) {
            lastName = new String(in, from, to - from, StandardCharsets.UTF_8);
        }
        name = lastName;
    }

    private void dispatch() {
        Bytes whole = joined != null ? joined.bytes() : data;
        String event = name;
        name = "";
        data = null;
        joined = null;
        if (whole != null) {
            events.event(event, whole);
        }
    }

    private void overflow() {
        stop();
        events.tooLong();
    }

    /// The data of an event with several `data` lines.
    private static final class Joined {
        private byte[] bytes;
        private int size;

        Joined(Bytes first) {
            bytes = Arrays.copyOfRange(first.array(), first.offset(), first.end() + 256);
            size = first.length();
        }

        void add(byte[] in, int from, int to) {
            int length = to - from;
            if (size + 1 + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, (size + 1 + length) * 2);
            }
            bytes[size] = '\n';
            System.arraycopy(in, from, bytes, size + 1, length);
            size += 1 + length;
        }

        Bytes bytes() {
            return Bytes.of(bytes, 0, size);
        }
    }
}

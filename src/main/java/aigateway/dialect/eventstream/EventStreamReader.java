package aigateway.dialect.eventstream;

import aigateway.model.Bytes;
import java.util.Arrays;
import java.util.zip.CRC32;

/// Splits an event stream, cut anywhere, into messages and pushes them. For one thread, for one
/// stream.
///
/// A message is its length, the length of its headers, the checksum (CRC-32) of these two, the
/// headers, the payload, and the checksum of all before it; numbers have four bytes, the highest
/// first. A message that lies in one chunk is handed on as a view of it, without a copy. What does
/// not fit is no event stream, and the reader stops at once. See
/// <https://smithy.io/2.0/aws/amazon-eventstream.html>.
public final class EventStreamReader {
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;
    private static final int LEAST = PRELUDE + CHECKSUM;
    private static final int LEAST_ROOM = 512;

    /// Takes the messages.
    public interface Receiver {
        /// A message; the payload is the receiver's to keep.
        void message(EventHeaders headers, Bytes payload);

        /// The bytes are no event stream, or a message is longer than allowed; the reader has
        /// stopped.
        ///
        /// @param what for a person, as `a message … is damaged`
        void broken(String what);
    }

    private final int maxMessageBytes;
    private final Receiver receiver;
    private final CRC32 crc = new CRC32();
    private byte[] carry = Bytes.EMPTY.array();
    private int carried;
    private int needed;
    private boolean stopped;

    /// A reader.
    ///
    /// @param maxMessageBytes most bytes of one message, with all that is around its payload
    public EventStreamReader(int maxMessageBytes, Receiver receiver) {
        this.maxMessageBytes = maxMessageBytes;
        this.receiver = receiver;
    }

    /// Some more bytes of the stream; they must not change afterwards.
    public void data(Bytes chunk) {
        byte[] in = chunk.array();
        int at = chunk.offset();
        int end = chunk.end();
        while (at < end && !stopped) {
            at = carried > 0 ? carryOn(in, at, end) : next(in, at, end);
        }
    }

    /// Ignores everything from now on; may be called by the receiver of a message.
    public void stop() {
        stopped = true;
        carry = Bytes.EMPTY.array();
        carried = 0;
    }

    /// Reads a message that begins in a chunk; the index after what was used.
    private int next(byte[] in, int at, int end) {
        if (end - at >= PRELUDE) {
            int length = length(in, at);
            if (stopped) {
                return end;
            }
            if (length <= end - at) {
                message(in, at, length);
                return at + length;
            }
        }
        needed = PRELUDE;
        return carryOn(in, at, end);
    }

    /// Takes what is missing of the message that was begun; the index after what was used.
    private int carryOn(byte[] in, int at, int end) {
        int from = at;
        if (carried < PRELUDE) {
            needed = PRELUDE;
            from = keep(in, from, end);
            if (carried < PRELUDE) {
                return from;
            }
            needed = length(carry, 0);
            if (stopped) {
                return end;
            }
        }
        from = keep(in, from, end);
        if (carried == needed) {
            byte[] whole = carry;
            carry = Bytes.EMPTY.array();
            carried = 0;
            message(whole, 0, needed);
        }
        return from;
    }

    private int keep(byte[] in, int from, int end) {
        int more = Math.min(needed - carried, end - from);
        if (carried + more > carry.length) {
            int room = Math.max(carried + more, Math.max(LEAST_ROOM, carry.length * 2));
            carry = Arrays.copyOf(carry, Math.min(room, Math.max(LEAST_ROOM, needed)));
        }
        System.arraycopy(in, from, carry, carried, more);
        carried += more;
        return from + more;
    }

    /// The length of the message whose first bytes these are; checks all that they say.
    private int length(byte[] in, int at) {
        int length = number(in, at);
        int headers = number(in, at + 4);
        if (number(in, at + 8) != checksum(in, at, 8)) {
            fail("the answer is no event stream, or a message of it is damaged");
        } else if (length > maxMessageBytes) {
            fail("a message of the stream is longer than " + maxMessageBytes + " bytes");
        } else if (length < LEAST || headers < 0 || headers > length - LEAST) {
            fail("a message of the stream has impossible lengths");
        }
        return length;
    }

    private void message(byte[] in, int at, int length) {
        int end = at + length - CHECKSUM;
        if (number(in, end) != checksum(in, at, length - CHECKSUM)) {
            fail("a message of the stream is damaged");
            return;
        }
        int headers = at + PRELUDE;
        int payload = headers + number(in, at + 4);
        receiver.message(
                new EventHeaders(Bytes.of(in, headers, payload - headers)),
                Bytes.of(in, payload, end - payload));
    }

    private int checksum(byte[] in, int from, int length) {
        crc.reset();
        crc.update(in, from, length);
        return (int) crc.getValue();
    }

    private static int number(byte[] in, int at) {
        return in[at] << 24
                | (in[at + 1] & 0xff) << 16
                | (in[at + 2] & 0xff) << 8
                | (in[at + 3] & 0xff);
    }

    private void fail(String what) {
        stop();
        receiver.broken(what);
    }
}

package aigateway.dialect.ndjson;

import aigateway.dialect.sse.Lines;
import aigateway.model.Bytes;
import java.util.Arrays;

/// Splits a stream of JSON values, one a line and cut anywhere, into lines and pushes them. For one
/// thread, for one stream.
///
/// Lines may end with LF, CRLF or CR; empty ones are skipped. A line that lies in one chunk is
/// handed on as a view of it, without a copy. What follows the last line break when the stream ends
/// is a line as well. See <https://github.com/ndjson/ndjson-spec>.
public final class NdjsonReader {
    private static final int LEAST_ROOM = 256;

    /// Takes the lines.
    public interface Receiver {
        /// A line that is not empty, without its end; the receiver's to keep.
        void line(Bytes line);

        /// A line is longer than allowed; the reader has stopped.
        void tooLong();
    }

    private final int maxLineBytes;
    private final Receiver receiver;
    private byte[] carry = Bytes.EMPTY.array();
    private int carried;
    private boolean stopped;

    /// A reader.
    ///
    /// @param maxLineBytes most bytes of one line
    public NdjsonReader(int maxLineBytes, Receiver receiver) {
        this.maxLineBytes = maxLineBytes;
        this.receiver = receiver;
    }

    /// Some more bytes of the stream; they must not change afterwards.
    public void data(Bytes chunk) {
        byte[] in = chunk.array();
        int at = chunk.offset();
        int end = chunk.end();
        while (at < end && !stopped) {
            int stop = Lines.end(in, at, end);
            if (stop == end) {
                keep(in, at, end);
            } else if (carried == 0) {
                line(in, at, stop);
            } else {
                keep(in, at, stop);
                carriedLine();
            }
            at = stop + 1;
        }
    }

    /// The stream is over: what is left is a line.
    public void end() {
        if (carried > 0) {
            carriedLine();
        }
        stopped = true;
    }

    /// Ignores everything from now on; may be called by the receiver of a line.
    public void stop() {
        stopped = true;
        carry = Bytes.EMPTY.array();
        carried = 0;
    }

    private void keep(byte[] in, int from, int to) {
        int more = to - from;
        if (more > maxLineBytes - carried) {
            overflow();
            return;
        }
        if (carried + more > carry.length) {
            int room = Math.max(carried + more, Math.max(LEAST_ROOM, carry.length * 2));
            carry = Arrays.copyOf(carry, Math.min(room, Math.max(LEAST_ROOM, maxLineBytes)));
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
        if (to - from > maxLineBytes) {
            overflow();
        } else if (!isBlank(in, from, to)) {
            receiver.line(Bytes.of(in, from, to - from));
        }
    }

    private static boolean isBlank(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            if (in[at] != ' ' && in[at] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void overflow() {
        stop();
        receiver.tooLong();
    }
}

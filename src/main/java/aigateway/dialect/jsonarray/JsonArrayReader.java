package aigateway.dialect.jsonarray;

import aigateway.model.Bytes;
import java.util.Arrays;

/// Splits a JSON array, cut anywhere, into its elements and pushes them. For one thread, for one
/// stream.
///
/// Elements are told apart by their brackets and quotes alone; whether an element is JSON is for
/// the receiver to find out. An element that lies in one chunk is handed on as a view of it,
/// without
/// a copy. Commas and white space between elements are skipped; what follows the array is ignored.
public final class JsonArrayReader {
    /// Takes the elements.
    public interface Elements {
        /// One element.
        ///
        /// @param json its text; the receiver's to keep
        void element(Bytes json);

        /// An element is longer than allowed; the reader has stopped.
        void tooLong();
    }

    private final int maxElementBytes;
    private final Elements elements;
    private byte[] carry = Bytes.EMPTY.array();
    private int carried;
    private int depth;
    private boolean begun;
    private boolean inElement;
    private boolean inString;
    private boolean escaped;
    private boolean closed;
    private boolean stopped;

    /// A reader.
    ///
    /// @param maxElementBytes most bytes of one element
    public JsonArrayReader(int maxElementBytes, Elements elements) {
        this.maxElementBytes = maxElementBytes;
        this.elements = elements;
    }

    /// True if the array is complete.
    public boolean closed() {
        return closed;
    }

    /// Some more bytes of the stream; they must not change afterwards.
    public void data(Bytes chunk) {
        byte[] in = chunk.array();
        int at = chunk.offset();
        int end = chunk.end();
        while (at < end && !stopped && !closed) {
            if (inElement) {
                int stop = elementEnd(in, at, end);
                if (stop < 0) {
                    keep(in, at, end);
                    return;
                }
                push(in, at, stop);
                at = stop;
            } else {
                at = between(in, at);
            }
        }
    }

    /// Ignores everything from now on; may be called by the receiver of an element.
    public void stop() {
        stopped = true;
        carry = Bytes.EMPTY.array();
        carried = 0;
    }

    /// Reads one byte between elements; where to go on.
    private int between(byte[] in, int at) {
        switch (in[at]) {
            case '[' -> {
                if (!begun) {
                    begun = true;
                    return at + 1;
                }
                inElement = true;
            }
            case ']' -> closed = true;
            case ' ', '\t', '\r', '\n', ',' -> {
                return at + 1;
            }
            default -> inElement = true;
        }
        return at;
    }

    /// Index after the element's last byte, or -1 if it goes on.
    private int elementEnd(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            byte c = in[at];
            if (inString) {
                if (escaped) {
                    escaped = false;
                } else if (c == '\\') {
                    escaped = true;
                } else if (c == '"') {
                    inString = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> inString = true;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth > 0) {
                        if (--depth == 0) {
                            return at + 1;
                        }
                    } else if (c == ']') {
                        return at; // of a number or the like: the array's own end
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private void push(byte[] in, int from, int to) {
        Bytes element = Bytes.of(in, from, to - from);
        if (carried > 0 || to - from > maxElementBytes) {
            keep(in, from, to);
            element = Bytes.of(carry, 0, carried);
            carry = Bytes.EMPTY.array();
            carried = 0;
        }
        inElement = false;
        if (!stopped) {
            elements.element(element);
        }
    }

    private void keep(byte[] in, int from, int to) {
        int more = to - from;
        if (more > maxElementBytes - carried) {
            stop();
            elements.tooLong();
            return;
        }
        if (carried + more > carry.length) {
            int room = Math.max(carried + more, Math.max(256, carry.length * 2));
            carry = Arrays.copyOf(carry, Math.min(room, Math.max(256, maxElementBytes)));
        }
        System.arraycopy(in, from, carry, carried, more);
        carried += more;
    }
}

package aigateway.json;

import aigateway.model.Bytes;
import java.util.Arrays;

/// A parsed text: its bytes and a tape of the positions of its values. No value is built until it
/// is asked for.
///
/// The tape has four ints a value: kind and flags, start, end (in the byte array), and the tape
/// index after the value's subtree. A container's children follow it at once; an object's are key,
/// value, key, value. A document may be reused by one thread through [JsonScanner]; what was read
/// from it before is then void.
public final class JsonDocument implements JsonResult {
    static final int STRIDE = 4;
    static final int KIND_MASK = 0xf;
    static final int ESCAPED = 0x10;

    /// Most values of a text. A text of short values takes far more room on the tape than in bytes;
    /// no tape may take more than an eighth of the heap.
    static final int MAX_VALUES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 8 / (STRIDE * 4), 65_536, 1 << 26);

    private static final int[] NONE = {};
    private static final int LEAST = 64;
    private static final int MOST_AT_FIRST = 1024;

    private byte[] bytes = Bytes.EMPTY.array();
    private int[] tape = NONE;
    private int size;

    /// Makes ready for a text of so many bytes. API calls have a value for every 16 bytes or so.
    void reset(byte[] text, int length) {
        bytes = text;
        size = 0;
        if (tape.length == 0) {
            tape = new int[Math.clamp(length / 4, LEAST, MOST_AT_FIRST)];
        }
    }

    int add(int kindAndFlags, int start, int end) {
        int at = size;
        if (at + STRIDE > tape.length) {
            tape = Arrays.copyOf(tape, Math.min(tape.length * 2, (MAX_VALUES + 2) * STRIDE));
        }
        tape[at] = kindAndFlags;
        tape[at + 1] = start;
        tape[at + 2] = end;
        tape[at + 3] = at + STRIDE;
        size = at + STRIDE;
        return at;
    }

    /// Tape index of the next value to come.
    int size() {
        return size;
    }

    /// True if no further key and value can be taken.
    boolean isFull() {
        return size > (MAX_VALUES - 1) * STRIDE;
    }

    /// Bytes that the positions take.
    public int tapeBytes() {
        return tape.length * Integer.BYTES;
    }

    int lastNode() {
        return size - STRIDE;
    }

    void close(int container, int end) {
        tape[container + 2] = end;
        tape[container + 3] = size;
    }

    /// The outermost value.
    public JsonNode root() {
        return new JsonNode(this, 0);
    }

    /// The bytes that all positions point into.
    public byte[] bytes() {
        return bytes;
    }

    /// What the value at a tape index is.
    public JsonKind kind(int node) {
        return JsonKind.of(tape[node] & KIND_MASK);
    }

    boolean escaped(int node) {
        return (tape[node] & ESCAPED) != 0;
    }

    /// Index of the value's first byte; a string's quote counts.
    public int start(int node) {
        return tape[node + 1];
    }

    /// Index after the value's last byte.
    public int end(int node) {
        return tape[node + 2];
    }

    /// Tape index after the value with all it contains.
    public int next(int node) {
        return tape[node + 3];
    }

    /// Tape index of a container's first child (a key in an object), or [#next(int)] if it is
    /// empty.
    public int child(int node) {
        return node + STRIDE;
    }

    /// Tape index of the value under a key, or -1. Not for hot loops over large objects.
    public int find(int object, String key) {
        if (kind(object) != JsonKind.OBJECT) {
            return -1;
        }
        int end = next(object);
        for (int k = child(object); k < end; ) {
            int value = k + STRIDE;
            if (JsonText.equals(this, k, key)) {
                return value;
            }
            k = next(value);
        }
        return -1;
    }

    /// The value's bytes as they stand in the text.
    public Bytes raw(int node) {
        return Bytes.of(bytes, start(node), end(node) - start(node));
    }
}

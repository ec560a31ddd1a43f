package aigateway.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A fixed list of ASCII names, to read an object in one pass: which of its members are known and
/// where they are; or to know a string among a few. Builds no text. Immutable, for all threads.
public final class JsonNames {
    private final byte[][] names;
    private final byte[] slots;

    /// The names, at most 100; each is known by its place in the list from then on.
    public JsonNames(String... list) {
        names = new byte[list.length][];
        slots = new byte[Integer.highestOneBit(Math.max(4, list.length)) * 4];
        for (int i = 0; i < list.length; i++) {
            names[i] = list[i].getBytes(StandardCharsets.US_ASCII);
            int slot = slot(names[i], 0, names[i].length);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = (byte) (i + 1);
        }
    }

    /// Number of names.
    public int size() {
        return names.length;
    }

    /// The name at a place of the list.
    public String name(int at) {
        return new String(names[at], StandardCharsets.US_ASCII);
    }

    /// Place of a member's name, or of any other string, in the list; -1 if it is not there.
    ///
    /// @param key tape index of the member's key, or of a string value
    public int find(JsonDocument doc, int key) {
        if (doc.escaped(key)) {
            byte[] text = JsonText.read(doc, key).getBytes(StandardCharsets.UTF_8);
            return find(text, 0, text.length);
        }
        return find(doc.bytes(), doc.start(key) + 1, doc.end(key) - 1);
    }

    /// Finds an object's known members: `values[i]` becomes the tape index of the value under name
    /// `i`, or -1 if there is none or it is `null`. For anything but an object all are -1.
    public void read(JsonDocument doc, int object, int[] values) {
        Arrays.fill(values, -1);
        if (doc.kind(object) != JsonKind.OBJECT) {
            return;
        }
        int end = doc.next(object);
        for (int key = doc.child(object); key < end; ) {
            int value = doc.next(key);
            int at = find(doc, key);
            if (at >= 0 && doc.kind(value) != JsonKind.NULL) {
                values[at] = value;
            }
            key = doc.next(value);
        }
    }

    private int find(byte[] in, int from, int to) {
        if (from == to) {
            return -1;
        }
        for (int slot = slot(in, from, to); slots[slot] != 0; ) {
            int at = slots[slot] - 1;
            if (names[at].length == to - from && same(names[at], in, from)) {
                return at;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return -1;
    }

    private static boolean same(byte[] name, byte[] in, int from) {
        for (int i = 0; i < name.length; i++) {
            if (name[i] != in[from + i]) {
                return false;
            }
        }
        return true;
    }

    private int slot(byte[] in, int from, int to) {
        int length = to - from;
        int mixed = length * 31 + in[from] * 7 + in[to - 1] * 13 + in[from + length / 2];
        return (mixed ^ mixed >>> 5) & (slots.length - 1);
    }
}

package aigateway.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The keys seen so far in each open object, to find duplicates. Small objects are compared one by
/// one; large ones through a hash table, so that many keys cost no more than linear time.
final class KeySet {
    private static final int SMALL = 16;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /// Differs from process to process, so that nobody can prepare keys that collide.
    private static final long SEED = new SplittableRandom().nextLong();

    private int[] prints = new int[64];
    private int[] nodes = new int[64];
    private int size;
    private final int[] starts = new int[JsonScanner.MAX_DEPTH + 1];
    private final @Nullable Table[] tables = new Table[JsonScanner.MAX_DEPTH + 1];
    private int depth;
    private boolean tabled;

    void clear() {
        size = 0;
        depth = 0;
        if (tabled) { // what one large text needed is not kept for the many small ones
            Arrays.fill(tables, null);
            tabled = false;
            prints = new int[64];
            nodes = new int[64];
        }
    }

    void push(boolean object) {
        depth++;
        starts[depth] = size;
        if (object && tabled) {
            tables[depth] = null;
        }
    }

    void pop() {
        size = starts[depth];
        depth--;
    }

    /// Adds a key of the innermost object; false if it is there already.
    boolean add(JsonDocument doc, int node) {
        int print = fingerprint(doc, node);
        int first = starts[depth];
        if (size - first < SMALL) {
            for (int i = first; i < size; i++) {
                if (prints[i] == print && same(doc, nodes[i], node)) {
                    return false;
                }
            }
        } else if (!largeTable(doc, size - first).add(doc, hash(doc, node), node)) {
            return false;
        }
        if (size == prints.length) {
            prints = Arrays.copyOf(prints, size * 2);
            nodes = Arrays.copyOf(nodes, size * 2);
        }
        prints[size] = print;
        nodes[size++] = node;
        return true;
    }

    /// Tells most keys apart by two looks at each; equal keys have equal fingerprints. Nothing
    /// against keys made to collide, which matters in tables only: these take [#hash].
    private static int fingerprint(JsonDocument doc, int node) {
        if (doc.escaped(node)) {
            byte[] text = JsonText.read(doc, node).getBytes(StandardCharsets.UTF_8);
            return fingerprint(text, 0, text.length);
        }
        return fingerprint(doc.bytes(), doc.start(node) + 1, doc.end(node) - 1);
    }

    private static int fingerprint(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length >= 4) {
            int head = (int) INTS.get(bytes, from);
            int tail = (int) INTS.get(bytes, to - 4);
            return head * 31 + tail + length;
        }
        int all = length;
        for (int i = from; i < to; i++) {
            all = all << 8 | bytes[i] & 0xff;
        }
        return all;
    }

    private Table largeTable(JsonDocument doc, int count) {
        Table table = tables[depth];
        if (table == null) {
            tabled = true;
            table = new Table();
            tables[depth] = table;
            for (int i = size - count; i < size; i++) {
                table.add(doc, hash(doc, nodes[i]), nodes[i]);
            }
        }
        return table;
    }

    private static int hash(JsonDocument doc, int node) {
        if (doc.escaped(node)) {
            byte[] text = JsonText.read(doc, node).getBytes(StandardCharsets.UTF_8);
            return hash(text, 0, text.length);
        }
        return hash(doc.bytes(), doc.start(node) + 1, doc.end(node) - 1);
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = SEED + (to - from);
        int at = from;
        for (; at + 8 <= to; at += 8) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at));
        }
        if (at < to && at + 8 <= bytes.length) {
            hash = mixed(hash ^ (long) LONGS.get(bytes, at) << (64 - (to - at) * 8));
        } else {
            long rest = 0;
            for (int i = to - 1; i >= at; i--) {
                rest = rest << 8 | bytes[i] & 0xff;
            }
            hash = at < to ? mixed(hash ^ rest << (64 - (to - at) * 8)) : hash;
        }
        return (int) hash;
    }

    private static long mixed(long hash) {
        long product = hash * 0x9E3779B97F4A7C15L;
        return product ^ product >>> 32;
    }

    private static boolean same(JsonDocument doc, int a, int b) {
        if (doc.escaped(a) || doc.escaped(b)) {
            return JsonText.read(doc, a).equals(JsonText.read(doc, b));
        }
        byte[] bytes = doc.bytes();
        return Arrays.equals(bytes, doc.start(a), doc.end(a), bytes, doc.start(b), doc.end(b));
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ h >>> 15;
    }

    private static final class Table {
        private int[] slots = new int[64];
        private int[] slotHashes = new int[64];
        private int used;

        boolean add(JsonDocument doc, int hash, int node) {
            if (used * 2 >= slots.length) {
                grow();
            }
            int mask = slots.length - 1;
            int i = spread(hash) & mask;
            while (slots[i] != 0) {
                if (slotHashes[i] == hash && same(doc, slots[i] - 1, node)) {
                    return false;
                }
                i = (i + 1) & mask;
            }
            slots[i] = node + 1;
            slotHashes[i] = hash;
            used++;
            return true;
        }

        private void grow() {
            int[] oldSlots = slots;
            int[] oldHashes = slotHashes;
            slots = new int[oldSlots.length * 2];
            slotHashes = new int[slots.length];
            int mask = slots.length - 1;
            for (int j = 0; j < oldSlots.length; j++) {
                if (oldSlots[j] != 0) {
                    int i = spread(oldHashes[j]) & mask;
                    while (slots[i] != 0) {
                        i = (i + 1) & mask;
                    }
                    slots[i] = oldSlots[j];
                    slotHashes[i] = oldHashes[j];
                }
            }
        }
    }
}

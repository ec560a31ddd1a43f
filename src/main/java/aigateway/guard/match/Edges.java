package aigateway.guard.match;

import java.util.Arrays;

/// The edges of a tree of states: a hash table without objects.
final class Edges {
    private static final long EMPTY = -1;

    private long[] keys;
    private int[] children;
    private int size;

    Edges() {
        keys = new long[256];
        Arrays.fill(keys, EMPTY);
        children = new int[keys.length];
    }

    /// The child by a class of characters, or -1.
    int child(int state, int cls) {
        long key = (long) state << 16 | cls;
        int mask = keys.length - 1;
        for (int at = place(key, mask); ; at = at + 1 & mask) {
            if (keys[at] == key) {
                return children[at];
            }
            if (keys[at] == EMPTY) {
                return -1;
            }
        }
    }

    void put(int state, int cls, int child) {
        if (size * 2 >= keys.length) {
            grow();
        }
        insert((long) state << 16 | cls, child);
        size++;
    }

    private void insert(long key, int child) {
        int mask = keys.length - 1;
        int at = place(key, mask);
        while (keys[at] != EMPTY) {
            at = at + 1 & mask;
        }
        keys[at] = key;
        children[at] = child;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldChildren = children;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, EMPTY);
        children = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                insert(oldKeys[i], oldChildren[i]);
            }
        }
    }

    private static int place(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}

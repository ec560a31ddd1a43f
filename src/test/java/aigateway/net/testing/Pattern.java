package aigateway.net.testing;

import aigateway.model.Bytes;

/// Bytes whose value follows from their position, so that any amount can be made and checked
/// without being kept.
public final class Pattern {
    private Pattern() {}

    /// The byte at a position.
    public static byte at(long position) {
        return (byte) (position * 31 + (position >>> 8) + (position >>> 16));
    }

    /// The bytes from a position on.
    public static Bytes bytes(long position, int length) {
        byte[] all = new byte[length];
        for (int i = 0; i < length; i++) {
            all[i] = at(position + i);
        }
        return Bytes.of(all);
    }

    /// True if these are the bytes from a position on.
    public static boolean matches(long position, Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.array()[bytes.offset() + i] != at(position + i)) {
                return false;
            }
        }
        return true;
    }
}

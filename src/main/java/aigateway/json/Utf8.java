package aigateway.json;

/// Checks and writes UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
final class Utf8 {
    private Utf8() {}

    /// Index after the multi-byte character at `p`, or `-p - 1` if it is none.
    static int next(byte[] in, int p, int end) {
        int lead = in[p] & 0xff;
        int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || p + length > end) {
            return -p - 1;
        }
        int second = in[p + 1] & 0xff;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return -p - 1;
        }
        for (int i = 2; i < length; i++) {
            if ((in[p + i] & 0xc0) != 0x80) {
                return -p - 1;
            }
        }
        return p + length;
    }

    /// Writes a character that is no surrogate; the index after it.
    static int put(byte[] out, int at, int c) {
        int p = at;
        if (c < 0x80) {
            out[p++] = (byte) c;
            return p;
        }
        if (c < 0x800) {
            out[p++] = (byte) (0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                out[p++] = (byte) (0xe0 | c >> 12);
            } else {
                out[p++] = (byte) (0xf0 | c >> 18);
                out[p++] = (byte) (0x80 | c >> 12 & 0x3f);
            }
            out[p++] = (byte) (0x80 | c >> 6 & 0x3f);
        }
        out[p++] = (byte) (0x80 | c & 0x3f);
        return p;
    }
}

package aigateway.limit.address;

import org.jspecify.annotations.Nullable;

/// An IP address. One of IPv4 is held as IPv6 maps it (`::ffff:192.0.2.1`), so both spellings are
/// the same address.
///
/// @param high the first 64 bits
/// @param low the last 64 bits
public record IpAddress(long high, long low) {
    /// Bits of an address.
    public static final int BITS = 128;

    /// Bits of an IPv4 address that are before its own.
    static final int BEFORE_IPV4 = 96;

    private static final long MAPPED = 0xffff_0000_0000L;

    /// An IPv4 address.
    static IpAddress ipv4(long bits) {
        return new IpAddress(0, MAPPED | bits);
    }

    /// Reads an address in its usual text form, without port or zone. Never asks a name server.
    ///
    /// @return null if it is none
    public static @Nullable IpAddress parse(String text) {
        return AddressReader.read(text, 0, text.length());
    }

    /// True for IPv4.
    public boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /// The address with all but its first bits zero.
    ///
    /// @param prefix number of bits that stay, 0 to 128
    public IpAddress masked(int prefix) {
        if (prefix >= BITS) {
            return this;
        }
        return prefix >= Long.SIZE
                ? new IpAddress(high, low & first(prefix - Long.SIZE))
                : new IpAddress(high & first(prefix), 0);
    }

    private static long first(int bits) {
        return bits == 0 ? 0 : -1L << (Long.SIZE - bits);
    }

    /// The address as people write it: `192.0.2.1`, `2001:db8::1`.
    public String text() {
        if (isIpv4()) {
            return ((low >>> 24) & 0xff)
                    + "."
                    + ((low >>> 16) & 0xff)
                    + "."
                    + ((low >>> 8) & 0xff)
                    + "."
                    + (low & 0xff);
        }
        int zeros = longestZeros();
        int length = zeros < 0 ? 0 : zerosAt(zeros);
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; ) {
            if (i == zeros) {
                text.append("::");
                i += length;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(i++)));
        }
        return text.toString();
    }

    private int group(int at) {
        long half = at < 4 ? high : low;
        return (int) (half >>> (48 - (at & 3) * 16)) & 0xffff;
    }

    private int zerosAt(int at) {
        int end = at;
        while (end < 8 && group(end) == 0) {
            end++;
        }
        return end - at;
    }

    /// Where the longest run of at least two zero groups begins, or -1.
    private int longestZeros() {
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int zeros = zerosAt(i);
            if (zeros > length) {
                best = i;
                length = zeros;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return text();
    }
}

package aigateway.limit.address;

import org.jspecify.annotations.Nullable;

/// Reads addresses; strict: no names, no numbers with leading zeros, no short forms of IPv4.
final class AddressReader {
    private final String text;
    private final int end;
    private int at;

    private AddressReader(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /// The address between two places of a text, or null if there is none.
    static @Nullable IpAddress read(String text, int from, int to) {
        AddressReader reader = new AddressReader(text, from, to);
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':') {
                return reader.ipv6();
            }
        }
        long bits = reader.ipv4();
        return bits < 0 ? null : IpAddress.ipv4(bits);
    }

    /// Four numbers with dots up to the end; -1 if they are not there.
    private long ipv4() {
        long bits = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0 && !take('.')) {
                return -1;
            }
            int number = number();
            if (number < 0) {
                return -1;
            }
            bits = bits << 8 | number;
        }
        return at == end ? bits : -1;
    }

    private int number() {
        int from = at;
        int value = 0;
        while (at < end && at - from < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        boolean zeros = at - from > 1 && text.charAt(from) == '0';
        return at == from || zeros || value > 255 ? -1 : value;
    }

    private @Nullable IpAddress ipv6() {
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        if (take(':')) {
            if (!take(':')) {
                return null;
            }
            gap = 0;
        }
        while (at < end) {
            if (isIpv4Ahead()) {
                long bits = count > 6 ? -1 : ipv4();
                if (bits < 0) {
                    return null;
                }
                groups[count++] = (int) (bits >>> 16);
                groups[count++] = (int) (bits & 0xffff);
                break;
            }
            int group = count == 8 ? -1 : group();
            if (group < 0) {
                return null;
            }
            groups[count++] = group;
            if (at < end && (!take(':') || at == end)) {
                return null;
            }
            if (take(':')) {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
            }
        }
        return (gap < 0 ? count == 8 : count < 8) ? spread(groups, count, gap) : null;
    }

    private boolean isIpv4Ahead() {
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '.') {
                return c == '.';
            }
        }
        return false;
    }

    private int group() {
        int from = at;
        int value = 0;
        while (at < end && at - from < 4) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || text.charAt(at) >= 0x80) {
                break;
            }
            value = value << 4 | digit;
            at++;
        }
        return at == from ? -1 : value;
    }

    private boolean take(char c) {
        boolean there = at < end && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /// The address of these groups, with zeros in the gap.
    private static IpAddress spread(int[] groups, int count, int gap) {
        long[] halves = new long[2];
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? 8 - count + i : i;
            halves[place / 4] |= (long) groups[i] << (48 - place % 4 * 16);
        }
        return new IpAddress(halves[0], halves[1]);
    }
}

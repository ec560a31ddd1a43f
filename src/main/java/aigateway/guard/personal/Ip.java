package aigateway.guard.personal;

import aigateway.guard.text.Draft;

/// IPv4 addresses, and IPv6 addresses with three groups or a `::` and more.
public final class Ip implements Finder {
    private static final int LONGEST = 45;

    @Override
    public boolean begins(char c) {
        return isPart(c) && c != '.';
    }

    private static boolean isPart(char c) {
        return Finder.isDigit(c)
                || c == ':'
                || c == '.'
                || (c >= 'a' && c <= 'f')
                || (c >= 'A' && c <= 'F');
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (at > text.start()) {
            char before = text.charAt(at - 1);
            if (Character.isLetterOrDigit(before) || before == ':' || before == '.') {
                return NONE;
            }
        }
        int end = at;
        while (end < to && end - at <= LONGEST && isPart(text.charAt(end))) {
            end++;
        }
        if (end == to && end - at <= LONGEST && !last) {
            return WAIT;
        }
        if (end - at > LONGEST || (end < to && Character.isLetterOrDigit(text.charAt(end)))) {
            return NONE;
        }
        while (end > at && (text.charAt(end - 1) == '.' || isLoneColon(text, at, end))) {
            end--;
        }
        String found = text.text(at, end);
        return isV4(found) || isV6(found) ? end - at : NONE;
    }

    /// A colon after an address belongs to the sentence.
    private static boolean isLoneColon(Draft text, int at, int end) {
        return text.charAt(end - 1) == ':' && (end - 2 < at || text.charAt(end - 2) != ':');
    }

    private static boolean isV4(String text) {
        int value = -1;
        int parts = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (value < 0) {
                    return false;
                }
                parts++;
                value = -1;
            } else if (Finder.isDigit(c)) {
                value = Math.max(value, 0) * 10 + (c - '0');
                if (value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return parts == 4 && value >= 0;
    }

    private static boolean isV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        int groups = 0;
        int filled = 0;
        for (String group : text.split(":", -1)) {
            groups++;
            boolean v4 = group.indexOf('.') >= 0;
            if (v4 ? !(text.endsWith(group) && isV4(group)) : group.length() > 4) {
                return false;
            }
            filled += group.isEmpty() ? 0 : v4 ? 2 : 1;
        }
        return gap >= 0 ? groups >= 3 && filled >= 2 && filled <= 7 : filled == 8;
    }
}

package aigateway.guard.personal;

import aigateway.guard.text.Draft;

/// E-mail addresses, also with letters beyond ASCII.
public final class Email implements Finder {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 190;

    @Override
    public boolean begins(char c) {
        return isLocal(c) && c != '.';
    }

    private static boolean isLocal(char c) {
        return Finder.isWordCharacter(c)
                || "._%+-'".indexOf(c) >= 0
                || (c > 127 && Character.isLetterOrDigit(c));
    }

    private static boolean isDomain(char c) {
        return Finder.isWordCharacter(c)
                || c == '-'
                || c == '.'
                || (c > 127 && Character.isLetterOrDigit(c));
    }

    @Override
    public int find(Draft text, int at, int to, boolean last) {
        if (at > text.start() && isLocal(text.charAt(at - 1)) && text.charAt(at - 1) != '.') {
            return NONE;
        }
        int end = at;
        while (end < to && end - at <= LONGEST_LOCAL && isLocal(text.charAt(end))) {
            end++;
        }
        if (end - at > LONGEST_LOCAL) {
            return NONE;
        }
        if (end == to) {
            return last ? NONE : WAIT;
        }
        return text.charAt(end) == '@' ? domain(text, at, end + 1, to, last) : NONE;
    }

    private static int domain(Draft text, int at, int from, int to, boolean last) {
        int end = from;
        while (end < to && end - from <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
            end++;
        }
        if (end == to && end - from <= LONGEST_DOMAIN && !last) {
            return WAIT;
        }
        while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return isName(text.text(from, end)) ? end - at : NONE;
    }

    private static boolean isName(String domain) {
        int dot = domain.lastIndexOf('.');
        boolean labels = dot > 0 && !domain.contains("..") && domain.charAt(0) != '-';
        return labels && domain.length() - dot > 2 && Character.isLetter(domain.charAt(dot + 1));
    }
}

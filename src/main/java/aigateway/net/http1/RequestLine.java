package aigateway.net.http1;

import org.jspecify.annotations.Nullable;

/// The first line of a request. Most connections ask for the same thing again and again, so the
/// last line's strings are kept.
public final class RequestLine implements StartLine {
    private static final int MAX_BYTES = 16 * 1024;

    private String method = "";
    private String target = "";
    private String path = "";
    private @Nullable String query;
    private boolean complete;
    private boolean skipped;
    private boolean http11;
    private int status;
    private String problem = "";

    @Override
    public void clear() {
        complete = false;
        skipped = false;
    }

    @Override
    public boolean isComplete() {
        return complete;
    }

    @Override
    public boolean skipsEmptyLine() {
        boolean first = !skipped;
        skipped = true;
        return first;
    }

    @Override
    public boolean parse(byte[] in, int from, int to) {
        int space = from;
        while (space < to && Ascii.isToken(in[space])) {
            space++;
        }
        int second = space + 1;
        while (second < to && in[second] > ' ') {
            second++;
        }
        if (space == from || space >= to || in[space] != ' ' || second == space + 1) {
            return bad(400, "malformed request line");
        }
        if (second >= to || in[second] != ' ' || to - second != 9) {
            return bad(400, "malformed request line");
        }
        if (!version(in, second + 1)) {
            return false;
        }
        if (second - space > MAX_BYTES) {
            return bad(414, "the request's target is too long");
        }
        if (!Ascii.equal(in, from, space - from, method)) {
            method = Ascii.text(in, from, space - from);
        }
        complete = true;
        return Ascii.equal(in, space + 1, second - space - 1, target)
                || split(Ascii.text(in, space + 1, second - space - 1));
    }

    private boolean version(byte[] in, int at) {
        if (!Ascii.equal(in, at, 5, "HTTP/") || in[at + 6] != '.') {
            return bad(400, "malformed request line");
        }
        if (in[at + 5] != '1' || in[at + 7] != '0' && in[at + 7] != '1') {
            return bad(505, "HTTP version not supported");
        }
        http11 = in[at + 7] == '1';
        return true;
    }

    private boolean split(String text) {
        int from = 0;
        if (text.charAt(0) != '/') {
            from = afterAuthority(text);
            if (from < 0) {
                return bad(400, "malformed request target");
            }
        }
        if (text.indexOf('#') >= 0) {
            return bad(400, "malformed request target");
        }
        int question = text.indexOf('?', from);
        String name = text.substring(from, question < 0 ? text.length() : question);
        target = text;
        path = name.isEmpty() ? "/" : name;
        query = question < 0 ? null : text.substring(question + 1);
        return true;
    }

    private static int afterAuthority(String text) {
        int from =
                text.regionMatches(true, 0, "http://", 0, 7)
                        ? 7
                        : text.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
        if (from < 0 || from == text.length()) {
            return -1;
        }
        int i = from;
        while (i < text.length() && text.charAt(i) != '/' && text.charAt(i) != '?') {
            i++;
        }
        return i == from ? -1 : i;
    }

    private boolean bad(int code, String why) {
        target = "";
        status = code;
        problem = why;
        return false;
    }

    @Override
    public boolean isHttp11() {
        return http11;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String problem() {
        return problem;
    }

    /// The method.
    public String method() {
        return method;
    }

    /// The target's path, not decoded.
    public String path() {
        return path;
    }

    /// The target's query without `?`, or null.
    public @Nullable String query() {
        return query;
    }
}

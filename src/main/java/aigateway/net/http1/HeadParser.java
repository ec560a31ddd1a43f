package aigateway.net.http1;

import aigateway.net.HeaderView;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads a message's head, a line at a time, as its bytes come in. What is not clearly right is
/// wrong: a server in front or behind may read it otherwise.
///
/// The caller keeps all bytes from the head's start in one array. Used again for each message of a
/// connection; nothing but asked-for fields becomes a string.
public final class HeadParser implements HeaderView {
    private static final byte[] NONE = {};
    private static final int MAX_FIELDS = 200;

    /// What [#parse] found.
    public enum Outcome {
        /// The head is not complete yet.
        MORE,
        /// The head is complete: [#end()] is where the body begins.
        DONE,
        /// Not acceptable: see [#status()] and [#problem()].
        BAD
    }

    private final StartLine startLine;
    private final Framing framing;
    private final int maxBytes;
    private byte[] in = NONE;
    private int[] spans = new int[64];
    private int fields;
    private int start;
    private int line;
    private int scan;
    private int end;
    private int status;
    private String problem = "";

    private HeadParser(StartLine startLine, Framing framing, int maxBytes) {
        this.startLine = startLine;
        this.framing = framing;
        this.maxBytes = maxBytes;
    }

    /// For requests.
    public static HeadParser ofRequests(RequestLine line, int maxBytes) {
        return new HeadParser(line, new Framing(true), maxBytes);
    }

    /// For answers.
    public static HeadParser ofAnswers(StatusLine line, int maxBytes) {
        return new HeadParser(line, new Framing(false), maxBytes);
    }

    /// Makes ready for a head that starts at an index; forgets the last one.
    public void reset(int from) {
        in = NONE;
        fields = 0;
        start = from;
        line = from;
        scan = from;
        startLine.clear();
        framing.clear();
    }

    /// Goes on with the head, of which all bytes up to `limit` are here now.
    public Outcome parse(byte[] bytes, int limit) {
        in = bytes;
        while (true) {
            int cr = Ascii.control(bytes, scan, limit);
            if (cr + 1 >= limit && (cr == limit || bytes[cr] == '\r')) {
                scan = cr;
                return limit - start > maxBytes ? tooLong() : Outcome.MORE;
            }
            if (bytes[cr] != '\r' || bytes[cr + 1] != '\n') {
                return bad(400, "control character in the head");
            }
            if (cr + 2 - start > maxBytes) {
                return tooLong();
            }
            int from = line;
            line = cr + 2;
            scan = line;
            if (cr == from && startLine.isComplete()) {
                end = line;
                return ended();
            }
            if (!takeLine(from, cr)) {
                return Outcome.BAD;
            }
        }
    }

    private boolean takeLine(int from, int to) {
        if (startLine.isComplete()) {
            return takeField(from, to);
        }
        if (to == from && startLine.skipsEmptyLine()) {
            return true;
        }
        if (!startLine.parse(in, from, to)) {
            bad(startLine.status(), startLine.problem());
            return false;
        }
        return true;
    }

    private boolean takeField(int from, int to) {
        int colon = from;
        while (colon < to && Ascii.isToken(in[colon])) {
            colon++;
        }
        if (colon == from || colon == to || in[colon] != ':') {
            bad(400, "malformed header line");
            return false;
        }
        int first = colon + 1;
        int last = to;
        while (first < last && (in[first] == ' ' || in[first] == '\t')) {
            first++;
        }
        while (last > first && (in[last - 1] == ' ' || in[last - 1] == '\t')) {
            last--;
        }
        if (fields == MAX_FIELDS) {
            bad(431, "too many header fields");
            return false;
        }
        int i = fields++ * 4;
        if (i == spans.length) {
            spans = Arrays.copyOf(spans, i * 2);
        }
        spans[i] = from;
        spans[i + 1] = colon - from;
        spans[i + 2] = first;
        spans[i + 3] = last - first;
        if (!framing.take(in, from, colon - from, first, last - first)) {
            bad(framing.status(), framing.problem());
            return false;
        }
        return true;
    }

    private Outcome ended() {
        return framing.check(startLine.isHttp11())
                ? Outcome.DONE
                : bad(framing.status(), framing.problem());
    }

    private Outcome tooLong() {
        return startLine.isComplete()
                ? bad(431, "the request's head is too long")
                : bad(414, "the request's target is too long");
    }

    private Outcome bad(int code, String why) {
        status = code;
        problem = why;
        return Outcome.BAD;
    }

    /// True if some bytes of the head are here.
    public boolean hasBegun(int limit) {
        return limit > start;
    }

    /// Index after the head.
    public int end() {
        return end;
    }

    /// The status to answer with to a bad head.
    public int status() {
        return status;
    }

    /// What is wrong with a bad head.
    public String problem() {
        return problem;
    }

    /// How the message's end is told, and what else the wire must know.
    public Framing framing() {
        return framing;
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < fields * 4; i += 4) {
            String name = Ascii.text(in, spans[i], spans[i + 1]).toLowerCase(Locale.ROOT);
            field.accept(name, Ascii.text(in, spans[i + 2], spans[i + 3]));
        }
    }

    @Override
    public @Nullable String get(String lowerCaseName) {
        int length = lowerCaseName.length();
        for (int i = 0; i < fields * 4; i += 4) {
            if (spans[i + 1] == length && Ascii.matches(in, spans[i], length, lowerCaseName)) {
                return Ascii.text(in, spans[i + 2], spans[i + 3]);
            }
        }
        return null;
    }
}

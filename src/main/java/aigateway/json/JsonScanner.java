package aigateway.json;

import aigateway.model.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Checks a text byte by byte and fills a document's tape; builds no text. Reusable, for one
/// thread.
///
/// Strict RFC 8259: one value, no comments, no trailing commas, control characters escaped, valid
/// UTF-8 (no overlong forms, no surrogates), no duplicate keys in an object (escapes resolved), at
/// most [#MAX_DEPTH] levels, numbers of at most [#MAX_NUMBER] characters, and as many values as
/// [JsonDocument] has room for.
public final class JsonScanner {
    /// Deepest nesting that is accepted, in levels.
    public static final int MAX_DEPTH = 128;

    /// Longest number that is accepted, in characters.
    public static final int MAX_NUMBER = 1_000;

    private static final String TOO_MANY =
            "more than " + JsonDocument.MAX_VALUES + " values, which the gateway's memory allows,";

    private static final JsonDocument NOTHING = new JsonDocument();

    private static final int FAILED = -1;
    private static final int OBJECT = JsonKind.OBJECT.ordinal();
    private static final int ARRAY = JsonKind.ARRAY.ordinal();
    private static final int STRING = JsonKind.STRING.ordinal();
    private static final int NUMBER = JsonKind.NUMBER.ordinal();
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final int[] open = new int[MAX_DEPTH];
    private final boolean[] objects = new boolean[MAX_DEPTH];
    private final KeySet keys = new KeySet();
    private JsonDocument doc = NOTHING;
    private byte[] in = Bytes.EMPTY.array();
    private int pos;
    private int end;
    private int depth;
    private @Nullable String problem;

    /// Scans a text into `document`, whose earlier content is void afterwards.
    ///
    /// @return null if the text is acceptable, else what is wrong
    public @Nullable JsonError scan(Bytes text, JsonDocument document) {
        doc = document;
        in = text.array();
        pos = text.offset();
        end = text.end();
        depth = 0;
        problem = null;
        document.reset(in, text.length());
        keys.clear();
        if (text.length() >= 3 && in[pos] == (byte) 0xEF && in[pos + 1] == (byte) 0xBB) {
            problem = "a byte order mark is not allowed";
        } else {
            run();
        }
        String wrong = problem;
        JsonError error =
                wrong == null ? null : JsonError.at(in, text.offset(), Math.min(pos, end), wrong);
        in = Bytes.EMPTY.array(); // a kept scanner must not keep what it has read
        doc = NOTHING;
        return error;
    }

    private void run() {
        int p = space(pos);
        if (p == end) {
            fail(p, "the text is empty");
            return;
        }
        while (p >= 0) {
            int nodes = doc.size();
            if (doc.isFull()) {
                fail(p, TOO_MANY);
                return;
            }
            p = value(p);
            if (p < 0) {
                return;
            }
            if (depth > 0 && open[depth - 1] == nodes) { // a container was opened
                p = space(p);
                boolean object = objects[depth - 1];
                if (p < end && in[p] == (object ? '}' : ']')) {
                    p = close(p);
                } else {
                    p = object ? key(p) : p;
                    continue;
                }
            }
            p = leave(p);
        }
    }

    /// Index of the next value, behind the ends of containers and a comma; negative if there is
    /// none.
    private int leave(int from) {
        int p = from;
        while (true) {
            p = space(p);
            if (depth == 0) {
                return p == end ? FAILED : fail(p, "unexpected text after the value");
            }
            boolean object = objects[depth - 1];
            byte b = p < end ? in[p] : 0;
            if (b == ',') {
                p = space(p + 1);
                return object ? key(p) : p;
            }
            if (b != (object ? '}' : ']')) {
                return fail(p, expected(p, object ? "',' or '}'" : "',' or ']'"));
            }
            p = close(p);
        }
    }

    private int value(int p) {
        if (p >= end) {
            return fail(p, "the text ends where a value is expected");
        }
        byte b = in[p];
        if (b == '"') {
            return string(p);
        }
        if (b == '{' || b == '[') {
            return open(p, b == '{');
        }
        if (b == '-' || (b >= '0' && b <= '9')) {
            return number(p);
        }
        if (b == 't') {
            return word(p, TRUE, JsonKind.TRUE);
        }
        if (b == 'f') {
            return word(p, FALSE, JsonKind.FALSE);
        }
        if (b == 'n') {
            return word(p, NULL, JsonKind.NULL);
        }
        return fail(p, expected(p, "a value"));
    }

    private int open(int p, boolean object) {
        if (depth == MAX_DEPTH) {
            return fail(p, "nested deeper than " + MAX_DEPTH + " levels");
        }
        open[depth] = doc.add(object ? OBJECT : ARRAY, p, p);
        objects[depth++] = object;
        keys.push(object);
        return p + 1;
    }

    private int close(int p) {
        doc.close(open[--depth], p + 1);
        keys.pop();
        return p + 1;
    }

    private int key(int start) {
        if (start >= end || in[start] != '"') {
            return fail(start, expected(start, "a key in double quotes"));
        }
        int p = string(start);
        if (p < 0) {
            return p;
        }
        int node = doc.lastNode();
        if (!keys.add(doc, node)) {
            return fail(start, "duplicate key \"" + shown(JsonText.read(doc, node)) + "\"");
        }
        p = space(p);
        if (p >= end || in[p] != ':') {
            return fail(p, expected(p, "':'"));
        }
        return space(p + 1);
    }

    private int string(int start) {
        byte[] text = in;
        int flags = STRING;
        int p = start + 1;
        while (true) {
            p = Plain.end(text, p, end);
            if (p >= end) {
                return fail(start, "the string that begins here does not end");
            }
            byte b = text[p];
            if (b == '"') {
                break;
            }
            if (b == '\\') {
                flags |= JsonDocument.ESCAPED;
                p = escape(p);
            } else if (b < ' ') {
                p = unusual(p, b);
            } else {
                p++;
            }
            if (p < 0) {
                return p;
            }
        }
        doc.add(flags, start, p + 1);
        return p + 1;
    }

    /// Index after a character beyond ASCII; control characters are refused.
    private int unusual(int p, byte b) {
        if (b >= 0) {
            return fail(p, "control character in a string; write it as an escape");
        }
        int after = Utf8.next(in, p, end);
        return after < 0 ? fail(p, "invalid UTF-8") : after;
    }

    private int escape(int p) {
        byte e = p + 1 < end ? in[p + 1] : 0;
        switch (e) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return p + 2;
            }
            case 'u' -> {
                for (int i = p + 2; i < p + 6; i++) {
                    if (i >= end || Character.digit(in[i], 16) < 0) {
                        return fail(p, "\\u needs four hexadecimal digits");
                    }
                }
                return p + 6;
            }
            default -> {
                return fail(p, "unknown escape in a string");
            }
        }
    }

    private int number(int start) {
        int p = start;
        if (in[p] == '-') {
            p++;
        }
        int digits = p;
        p = digits(p);
        boolean good = p > digits && (in[digits] != '0' || p == digits + 1);
        if (good && p < end && in[p] == '.') {
            int fraction = p + 1;
            p = digits(fraction);
            good = p > fraction;
        }
        if (good && p < end && (in[p] | 0x20) == 'e') {
            p++;
            if (p < end && (in[p] == '+' || in[p] == '-')) {
                p++;
            }
            int exponent = p;
            p = digits(p);
            good = p > exponent;
        }
        if (!good) {
            return fail(start, "not a valid number");
        }
        if (p - start > MAX_NUMBER) {
            return fail(start, "a number of more than " + MAX_NUMBER + " characters");
        }
        doc.add(NUMBER, start, p);
        return p;
    }

    private int digits(int from) {
        int p = from;
        while (p < end && in[p] >= '0' && in[p] <= '9') {
            p++;
        }
        return p;
    }

    private int word(int p, byte[] word, JsonKind kind) {
        int after = p + word.length;
        if (after > end || !Arrays.equals(word, 0, word.length, in, p, after)) {
            return fail(p, expected(p, "a value"));
        }
        doc.add(kind.ordinal(), p, after);
        return after;
    }

    private int space(int from) {
        int p = from;
        while (p < end) {
            byte b = in[p];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                break;
            }
            p++;
        }
        return p;
    }

    private String expected(int p, String what) {
        if (p >= end) {
            return "the text ends where " + what + " is expected";
        }
        int b = in[p] & 0xff;
        String found =
                b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x" + Integer.toHexString(b);
        return "expected " + what + ", found " + found;
    }

    private static String shown(String key) {
        String cut = key.length() > 40 ? key.substring(0, 40) + "…" : key;
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            safe.append(c < ' ' || (c >= 0x7f && c < 0xa0) ? '?' : c);
        }
        return safe.toString();
    }

    private int fail(int p, String message) {
        pos = p;
        problem = message;
        return FAILED;
    }
}

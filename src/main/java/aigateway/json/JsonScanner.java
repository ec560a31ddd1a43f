package aigateway.json;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Checks a text byte by byte and fills a document's tape; builds no text. Reusable, for one
/// thread.
///
/// Strict RFC 8259: one value, no comments, no trailing commas, control characters escaped, valid
/// UTF-8 (no overlong forms, no surrogates), no duplicate keys in an object (escapes resolved), at
/// most [#MAX_DEPTH] levels, numbers of at most [#MAX_NUMBER] characters.
public final class JsonScanner {
    /// Deepest nesting that is accepted, in levels.
    public static final int MAX_DEPTH = 128;

    /// Longest number that is accepted, in characters.
    public static final int MAX_NUMBER = 1_000;

    private static final JsonDocument NOTHING = new JsonDocument();

    private final int[] open = new int[MAX_DEPTH];
    private final KeySet keys = new KeySet();
    private JsonDocument doc = NOTHING;
    private byte[] in = Bytes.EMPTY.array();
    private int pos;
    private int end;
    private boolean entered;
    private @Nullable String problem;

    /// Scans a text into `document`, whose earlier content is void afterwards.
    ///
    /// @return null if the text is acceptable, else what is wrong
    public @Nullable JsonError scan(Bytes text, JsonDocument document) {
        doc = document;
        in = text.array();
        pos = text.offset();
        end = text.end();
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
        int depth = 0;
        space();
        if (pos == end) {
            fail("the text is empty");
            return;
        }
        while (true) {
            int found = value(depth);
            if (found == FAILED) {
                return;
            }
            if (found == OPENED) {
                depth = enter(depth);
                if (depth < 0) {
                    return;
                }
                if (entered) {
                    continue;
                }
            }
            depth = leave(depth);
            if (depth <= 0) {
                return;
            }
        }
    }

    /// Steps into the container that was just opened; [#entered] tells if it has a first value.
    private int enter(int outer) {
        int depth = outer + 1;
        open[depth - 1] = doc.lastNode();
        space();
        entered = false;
        boolean object = isObject(depth);
        if (at(object ? '}' : ']')) {
            return close(depth);
        }
        entered = true;
        return !object || key() ? depth : FAILED;
    }

    /// Steps over the ends of containers and the comma to the next value; 0 if there is none.
    private int leave(int inner) {
        int depth = inner;
        while (true) {
            space();
            if (depth == 0) {
                if (pos != end) {
                    fail("unexpected text after the value");
                }
                return 0;
            }
            boolean object = isObject(depth);
            if (at(object ? '}' : ']')) {
                depth = close(depth);
            } else if (at(',')) {
                pos++;
                space();
                return !object || key() ? depth : FAILED;
            } else {
                return fail(expected(object ? "',' or '}'" : "',' or ']'"));
            }
        }
    }

    private static final int OPENED = 1;
    private static final int SCALAR = 0;
    private static final int FAILED = -1;

    private int value(int depth) {
        if (pos >= end) {
            return fail("the text ends where a value is expected");
        }
        byte b = in[pos];
        if (b == '"') {
            return string() ? SCALAR : FAILED;
        }
        if (b == '{' || b == '[') {
            if (depth == MAX_DEPTH) {
                return fail("nested deeper than " + MAX_DEPTH + " levels");
            }
            doc.add((b == '{' ? JsonKind.OBJECT : JsonKind.ARRAY).ordinal(), pos, pos);
            pos++;
            keys.push(b == '{');
            return OPENED;
        }
        if (b == '-' || (b >= '0' && b <= '9')) {
            return number();
        }
        if (b == 't') {
            return word("true", JsonKind.TRUE);
        }
        if (b == 'f') {
            return word("false", JsonKind.FALSE);
        }
        if (b == 'n') {
            return word("null", JsonKind.NULL);
        }
        return fail(expected("a value"));
    }

    private boolean isObject(int depth) {
        return doc.kind(open[depth - 1]) == JsonKind.OBJECT;
    }

    private int close(int depth) {
        pos++;
        doc.close(open[depth - 1], pos);
        keys.pop();
        return depth - 1;
    }

    private boolean key() {
        if (!at('"')) {
            fail(expected("a key in double quotes"));
            return false;
        }
        int start = pos;
        if (!string()) {
            return false;
        }
        int node = doc.lastNode();
        if (!keys.add(doc, node)) {
            pos = start;
            fail("duplicate key \"" + shown(JsonText.read(doc, node)) + "\"");
            return false;
        }
        space();
        if (!at(':')) {
            fail(expected("':'"));
            return false;
        }
        pos++;
        space();
        return true;
    }

    private boolean string() {
        int start = pos;
        int flags = JsonKind.STRING.ordinal();
        int p = pos + 1;
        while (true) {
            p = Plain.end(in, p, end);
            if (p >= end) {
                pos = start;
                fail("the string that begins here does not end");
                return false;
            }
            byte b = in[p];
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
                return false;
            }
        }
        pos = p + 1;
        doc.add(flags, start, pos);
        return true;
    }

    /// Index after a character beyond ASCII; control characters are refused.
    private int unusual(int p, byte b) {
        if (b >= 0) {
            pos = p;
            return fail("control character in a string; write it as an escape");
        }
        int after = Utf8.next(in, p, end);
        if (after < 0) {
            pos = p;
            return fail("invalid UTF-8");
        }
        return after;
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
                        pos = p;
                        return fail("\\u needs four hexadecimal digits");
                    }
                }
                return p + 6;
            }
            default -> {
                pos = p;
                return fail("unknown escape in a string");
            }
        }
    }

    private int number() {
        int p = pos;
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
            return fail("not a valid number");
        }
        if (p - pos > MAX_NUMBER) {
            return fail("a number of more than " + MAX_NUMBER + " characters");
        }
        doc.add(JsonKind.NUMBER.ordinal(), pos, p);
        pos = p;
        return SCALAR;
    }

    private int digits(int p) {
        while (p < end && in[p] >= '0' && in[p] <= '9') {
            p++;
        }
        return p;
    }

    private int word(String word, JsonKind kind) {
        int length = word.length();
        for (int i = 0; i < length; i++) {
            if (pos + i >= end || in[pos + i] != word.charAt(i)) {
                return fail(expected("a value"));
            }
        }
        doc.add(kind.ordinal(), pos, pos + length);
        pos += length;
        return SCALAR;
    }

    private void space() {
        while (pos < end) {
            byte b = in[pos];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return;
            }
            pos++;
        }
    }

    private boolean at(char c) {
        return pos < end && in[pos] == c;
    }

    private String expected(String what) {
        if (pos >= end) {
            return "the text ends where " + what + " is expected";
        }
        int b = in[pos] & 0xff;
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

    private int fail(String message) {
        problem = message;
        return FAILED;
    }
}

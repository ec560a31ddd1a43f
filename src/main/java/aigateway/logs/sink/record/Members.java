package aigateway.logs.sink.record;

import aigateway.model.Bytes;

/// Goes through the members of a log line, one after the other, in one pass and without building
/// anything. It trusts the gateway's own lines and checks no more than it needs; [#failed()] tells
/// that a text is none. Objects and arrays are entered or skipped. Reusable, for one thread.
final class Members {
    /// What a member's value is.
    enum Kind {
        /// A string without escapes; its place is that of the text, without quotes.
        TEXT,
        /// A string with escapes; its place has the quotes.
        ESCAPED,
        /// A number.
        NUMBER,
        /// `true`, `false` or `null`.
        WORD,
        /// `{`: to be entered or skipped.
        OBJECT,
        /// `[`: to be skipped.
        ARRAY
    }

    private byte[] in = Bytes.EMPTY.array();
    private int at;
    private int end;
    private boolean failed;
    private boolean escaped;
    private int keyFrom;
    private int keyTo;
    private int from;
    private int to;

    /// Begins with the members of the outermost object.
    void begin(Bytes json) {
        in = json.array();
        at = json.offset();
        end = json.end();
        failed = false;
        enter();
    }

    /// Goes on with the members of the object that is the value.
    void enter() {
        expect('{');
    }

    /// Moves to the next member; false behind the last, and if the text is no such object.
    boolean next() {
        byte b = peek();
        if (b == '}') {
            at++;
            return false;
        }
        if (b == ',') {
            at++;
            peek();
        }
        if (failed || !string()) {
            return false;
        }
        keyFrom = from;
        keyTo = to;
        expect(':');
        peek();
        return !failed;
    }

    /// Reads the value of a member up to its end, but for that of an object or array.
    Kind value() {
        byte b = in[at];
        switch (b) {
            case '"' -> {
                string();
                return escaped ? Kind.ESCAPED : Kind.TEXT;
            }
            case '{', '[' -> {
                return b == '{' ? Kind.OBJECT : Kind.ARRAY;
            }
            default -> {
                from = at;
                while (at < end && in[at] > ' ' && in[at] != ',' && in[at] != '}') {
                    at++;
                }
                to = at;
                return b <= '9' ? Kind.NUMBER : Kind.WORD;
            }
        }
    }

    /// Moves behind the object or array that is the value.
    void skip() {
        int begin = at;
        int depth = 0;
        do {
            byte b = peek();
            if (b == '"') {
                string();
                continue;
            }
            depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            at++;
        } while (depth > 0 && !failed);
        at = failed ? end : at;
        from = failed ? end : begin;
        to = at;
    }

    /// Reads a string; false if there is none.
    private boolean string() {
        expect('"');
        int begin = at;
        int p = begin;
        escaped = false;
        while (p < end && in[p] != '"') {
            if (in[p] == '\\') {
                escaped = true;
                p++;
            }
            p++;
        }
        if (failed || p >= end) {
            failed = true;
            at = end;
            from = end;
            to = end;
            return false;
        }
        at = p + 1;
        from = escaped ? begin - 1 : begin;
        to = escaped ? at : p;
        return true;
    }

    /// The next byte that is no space; 0 if there is none.
    private byte peek() {
        while (at < end && in[at] <= ' ' && in[at] >= 0) {
            at++;
        }
        failed = failed || at >= end;
        return failed ? 0 : in[at];
    }

    private void expect(char c) {
        if (peek() == c) {
            at++;
        } else {
            failed = true;
        }
    }

    /// True if the text is no line; what was read until then may be wrong, and a value is empty.
    boolean failed() {
        return failed;
    }

    byte[] bytes() {
        return in;
    }

    int keyFrom() {
        return keyFrom;
    }

    int keyTo() {
        return keyTo;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The value, as it stands there.
    Bytes raw() {
        return Bytes.of(in, from, to - from);
    }

    /// True if the key has this name.
    boolean isKey(byte[] name) {
        return is(keyFrom, keyTo, name);
    }

    /// True if the value is this text.
    boolean is(byte[] text) {
        return is(from, to, text);
    }

    private boolean is(int begin, int stop, byte[] text) {
        if (stop - begin != text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (in[begin + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}

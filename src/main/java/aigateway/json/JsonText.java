package aigateway.json;

import java.nio.charset.StandardCharsets;

/// Reads the strings of a document: comparing without building, building on demand.
final class JsonText {
    private JsonText() {}

    /// True if the string value equals a name.
    static boolean equals(JsonDocument doc, int node, String name) {
        int from = doc.start(node) + 1;
        int length = doc.end(node) - 1 - from;
        if (doc.escaped(node)) {
            return read(doc, node).equals(name);
        }
        if (length < name.length()) {
            return false;
        }
        byte[] bytes = doc.bytes();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return read(doc, node).equals(name);
            }
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return length == name.length();
    }

    /// The string's value. Lone surrogates stay as they are.
    static String read(JsonDocument doc, int node) {
        int from = doc.start(node) + 1;
        int to = doc.end(node) - 1;
        byte[] bytes = doc.bytes();
        if (!doc.escaped(node)) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] text = new byte[to - from];
        int size = 0;
        int run = from;
        while (run < to) {
            int stop = backslash(bytes, run, to);
            System.arraycopy(bytes, run, text, size, stop - run);
            size += stop - run;
            if (stop == to) {
                break;
            }
            if (bytes[stop + 1] != 'u') {
                text[size++] = (byte) unescaped(bytes[stop + 1]);
                run = stop + 2;
                continue;
            }
            int c = codePoint(bytes, stop, to);
            if (c < 0) {
                return withLoneSurrogates(bytes, from, to);
            }
            size = Utf8.put(text, size, c);
            run = stop + (c < 0x10000 ? 6 : 12);
        }
        return new String(text, 0, size, StandardCharsets.UTF_8);
    }

    private static int backslash(byte[] bytes, int from, int to) {
        int at = Plain.end(bytes, from, to);
        while (at < to && bytes[at] != '\\') {
            at = Plain.end(bytes, at + 1, to);
        }
        return at;
    }

    /// The character that is escaped by its number or by those of a pair; -1 for half a pair.
    private static int codePoint(byte[] bytes, int at, int to) {
        char c = (char) hex4(bytes, at + 2);
        if (!Character.isSurrogate(c)) {
            return c;
        }
        boolean another = at + 12 <= to && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
        char low = another ? (char) hex4(bytes, at + 8) : 0;
        return Character.isSurrogatePair(c, low) ? Character.toCodePoint(c, low) : -1;
    }

    /// The slow way, for what UTF-8 cannot hold.
    private static String withLoneSurrogates(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int run = from;
        for (int i = backslash(bytes, from, to); i < to; i = backslash(bytes, i, to)) {
            if (i > run) {
                text.append(new String(bytes, run, i - run, StandardCharsets.UTF_8));
            }
            if (bytes[i + 1] == 'u') {
                text.append((char) hex4(bytes, i + 2));
                i += 6;
            } else {
                text.append(unescaped(bytes[i + 1]));
                i += 2;
            }
            run = i;
        }
        if (to > run) {
            text.append(new String(bytes, run, to - run, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    static char unescaped(byte escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> (char) escape;
        };
    }

    static int hex4(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 4 | Character.digit(bytes[i], 16);
        }
        return value;
    }
}

package aigateway.json;

import java.nio.charset.StandardCharsets;

/// Reads the strings of a document: comparing without building, building on demand.
final class JsonText {
    private JsonText() {}

    /// True if the string value equals an ASCII name.
    static boolean equals(JsonDocument doc, int node, String name) {
        int from = doc.start(node) + 1;
        int length = doc.end(node) - 1 - from;
        if (doc.escaped(node)) {
            return read(doc, node).equals(name);
        }
        if (length != name.length()) {
            return false;
        }
        byte[] bytes = doc.bytes();
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The string's value. Lone surrogates stay as they are.
    static String read(JsonDocument doc, int node) {
        int from = doc.start(node) + 1;
        int to = doc.end(node) - 1;
        byte[] bytes = doc.bytes();
        if (!doc.escaped(node)) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int run = from;
        for (int i = from; i < to; ) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
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

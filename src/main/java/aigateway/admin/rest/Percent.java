package aigateway.admin.rest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Percent-encoding of URLs, read strictly.
public final class Percent {
    private Percent() {}

    /// Decodes a segment of a path, or a piece of a query.
    ///
    /// @param plus true if `+` stands for a space
    /// @throws Refusal if the text is not well encoded, no UTF-8, or holds control characters
    public static String decode(String text, boolean plus) throws Refusal {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = digit(text, i + 1);
                int low = digit(text, i + 2);
                if (high < 0 || low < 0) {
                    throw bad("`%` in a URL must be followed by two hexadecimal digits");
                }
                out.write(high << 4 | low);
                i += 2;
            } else if (c > 0x7e) {
                throw bad("a URL must be ASCII, with everything else percent-encoded");
            } else {
                out.write(plus && c == '+' ? ' ' : c);
            }
        }
        return checked(out.toByteArray());
    }

    /// Encodes a text for any place in a URL.
    public static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter || (c >= '0' && c <= '9') || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
        return out.toString();
    }

    private static String checked(byte[] bytes) throws Refusal {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw bad("a URL's percent-encoded bytes must be UTF-8");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw bad("a URL must not hold control characters");
        }
        return text;
    }

    private static int digit(String text, int at) {
        return at < text.length() && text.charAt(at) < 0x80
                ? Character.digit(text.charAt(at), 16)
                : -1;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    private static Refusal bad(String message) {
        return new Refusal(AdminAnswer.bad(null, message));
    }
}

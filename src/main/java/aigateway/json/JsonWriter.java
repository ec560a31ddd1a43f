package aigateway.json;

import aigateway.model.Bytes;
import aigateway.model.LazyText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes JSON into a growing buffer: commas are its own business, raw values go in as they are.
/// For one thread; misuse (a value without a key in an object) is not checked.
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// From this length on two more passes over a text pay off.
    private static final int LONG = 64;

    /// Values from this length on are pieces of their own.
    private static final int APART = 4_096;

    private final List<Bytes> apart = new ArrayList<>(0);
    private byte[] out;
    private int begin;
    private int size;
    private boolean comma;

    /// A writer with room for `capacity` bytes to begin with.
    public JsonWriter(int capacity) {
        out = new byte[capacity];
    }

    /// A writer with a usual first capacity.
    public JsonWriter() {
        this(512);
    }

    /// Begins an object.
    public JsonWriter object() {
        separate();
        return open('{');
    }

    /// Ends an object.
    public JsonWriter endObject() {
        return close('}');
    }

    /// Begins an array.
    public JsonWriter array() {
        separate();
        return open('[');
    }

    /// Ends an array.
    public JsonWriter endArray() {
        return close(']');
    }

    /// Writes a key; its value must follow.
    public JsonWriter key(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    /// Writes a key that was prepared; its value must follow.
    public JsonWriter key(JsonKey key) {
        separate();
        return paste(key.text());
    }

    /// Writes a string value.
    public JsonWriter string(String value) {
        separate();
        quoted(value);
        comma = true;
        return this;
    }

    /// Writes a string value that may have come from JSON: as it stands there.
    public JsonWriter string(LazyText value) {
        Bytes json = value.json();
        if (json == null) {
            return string(value.text());
        }
        separate();
        put('"');
        copy(json);
        put('"');
        comma = true;
        return this;
    }

    /// Writes a whole number.
    public JsonWriter number(long value) {
        if (value < 0) {
            return token(Long.toString(value));
        }
        separate();
        digits(value);
        comma = true;
        return this;
    }

    private void digits(long value) {
        if (value <= Integer.MAX_VALUE) {
            digits((int) value);
            return;
        }
        int length = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        ensure(length);
        long rest = value;
        for (int at = size + length - 1; at >= size; at--) {
            out[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += length;
    }

    /// Division of ints takes half the time.
    private void digits(int value) {
        int length = 1;
        for (int rest = value; rest >= 10; rest /= 10) {
            length++;
        }
        ensure(length);
        int rest = value;
        for (int at = size + length - 1; at >= size; at--) {
            int tenth = rest / 10;
            out[at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        size += length;
    }

    /// Writes a number; one that is no JSON (NaN, infinite) becomes `null`.
    public JsonWriter number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return number((long) value);
        }
        return token(Double.isFinite(value) ? Double.toString(value) : "null");
    }

    /// Writes a decimal number: `units` with the last `decimals` digits after the point.
    public JsonWriter decimal(long units, int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        number(units / scale);
        put('.');
        long rest = Math.abs(units % scale);
        for (long digit = scale / 10; digit > 0; digit /= 10) {
            put((char) ('0' + rest / digit % 10));
        }
        return this;
    }

    /// Writes `true` or `false`.
    public JsonWriter bool(boolean value) {
        return token(value ? "true" : "false");
    }

    /// Writes `null`.
    public JsonWriter nul() {
        return token("null");
    }

    /// Writes a value that is JSON already, untouched.
    public JsonWriter raw(Bytes json) {
        separate();
        copy(json);
        comma = true;
        return this;
    }

    /// Copies a text that was prepared before, as it is; no comma is put before it or after it.
    public JsonWriter paste(Bytes text) {
        copy(text);
        comma = false;
        return this;
    }

    private void copy(Bytes text) {
        if (text.length() >= APART) {
            cut();
            apart.add(text);
            return;
        }
        ensure(text.length());
        System.arraycopy(text.array(), text.offset(), out, size, text.length());
        size += text.length();
    }

    /// Ends the piece that is being written; what follows is another one.
    private void cut() {
        if (size > begin) {
            apart.add(Bytes.of(out, begin, size - begin));
            begin = size;
        }
    }

    /// What was written; the writer must not be used afterwards unless [#reset()] is called and the
    /// bytes were consumed.
    public Bytes bytes() {
        return apart.isEmpty() ? Bytes.of(out, 0, size) : Bytes.join(pieces());
    }

    /// Like [#bytes()], in pieces: long values that were there already are not copied.
    public List<Bytes> pieces() {
        cut();
        return List.copyOf(apart);
    }

    /// Like [#bytes()], ended by a line feed.
    public Bytes line() {
        put('\n');
        return bytes();
    }

    /// Forgets what was written, keeps the buffer.
    public void reset() {
        size = 0;
        begin = 0;
        apart.clear();
        comma = false;
    }

    private JsonWriter open(char c) {
        put(c);
        comma = false;
        return this;
    }

    private JsonWriter close(char c) {
        put(c);
        comma = true;
        return this;
    }

    private JsonWriter token(String ascii) {
        separate();
        ensure(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            out[size++] = (byte) ascii.charAt(i);
        }
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    private void put(char c) {
        ensure(1);
        out[size++] = (byte) c;
    }

    private void ensure(int more) {
        if (size + more > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + more));
        }
    }

    private void quoted(String text) {
        int length = text.length();
        ensure(length + 10);
        out[size++] = '"';
        if (length < LONG || !longText(text)) {
            int plain = plain(text, length);
            if (plain < length) {
                withEscapes(text, plain, length);
            }
        }
        out[size++] = '"';
    }

    /// Writes a long text of Latin letters, whose plain parts are copied as a whole; false if it
    /// has
    /// others.
    private boolean longText(String text) {
        byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
        if (!new String(latin, StandardCharsets.ISO_8859_1).equals(text)) {
            return false;
        }
        int from = 0;
        while (from < latin.length) {
            int stop = Plain.end(latin, from, latin.length);
            System.arraycopy(latin, from, out, size, stop - from);
            size += stop - from;
            if (stop == latin.length) {
                break;
            }
            char c = (char) (latin[stop] & 0xff);
            if (c >= ' ' && c != '"' && c != '\\') {
                size = Utf8.put(out, size, c);
            } else {
                escape(c);
            }
            from = stop + 1;
            ensure(latin.length - from + 10);
        }
        return true;
    }

    /// Copies characters up to the first that is not plain ASCII; its index.
    private int plain(String text, int length) {
        byte[] to = out;
        int at = size;
        int i = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            to[at + i] = (byte) c;
        }
        size = at + i;
        return i;
    }

    private void withEscapes(String text, int from, int length) {
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                out[size++] = (byte) c;
                continue;
            }
            if (c < 0x80) {
                escape(c);
            } else if (!Character.isSurrogate(c)) {
                size = Utf8.put(out, size, c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                size = Utf8.put(out, size, Character.toCodePoint(c, text.charAt(++i)));
            } else {
                unicode(c);
            }
            ensure(length - i + 10); // room for the rest, and for one more long character
        }
    }

    private void escape(char c) {
        int at = "\"\\\n\r\t\b\f".indexOf(c);
        if (at >= 0) {
            out[size++] = '\\';
            out[size++] = (byte) "\"\\nrtbf".charAt(at);
        } else {
            unicode(c);
        }
    }

    private void unicode(char c) {
        out[size++] = '\\';
        out[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[size++] = HEX[c >> shift & 0xf];
        }
    }
}

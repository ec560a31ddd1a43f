package aigateway.json;

import aigateway.model.Bytes;
import aigateway.model.LazyText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One value of a document: a cursor that reads on demand. Null means that there is no such value;
/// a value that is JSON's `null` is a node of kind [JsonKind#NULL].
///
/// @param doc the document
/// @param index the value's place on the tape
public record JsonNode(JsonDocument doc, int index) {
    /// What the value is.
    public JsonKind kind() {
        return doc.kind(index);
    }

    /// True for `{…}`.
    public boolean isObject() {
        return kind() == JsonKind.OBJECT;
    }

    /// True for `[…]`.
    public boolean isArray() {
        return kind() == JsonKind.ARRAY;
    }

    /// True for `"…"`.
    public boolean isString() {
        return kind() == JsonKind.STRING;
    }

    /// True for a number.
    public boolean isNumber() {
        return kind() == JsonKind.NUMBER;
    }

    /// True for JSON's `null`.
    public boolean isNull() {
        return kind() == JsonKind.NULL;
    }

    /// The value under a key of this object; null if there is none, if it is `null`, or if this is
    /// no
    /// object.
    public @Nullable JsonNode get(String key) {
        int found = doc.find(index, key);
        return found < 0 || doc.kind(found) == JsonKind.NULL ? null : new JsonNode(doc, found);
    }

    /// Like [#get(String)], but a `null` in the text is returned as a node.
    public @Nullable JsonNode field(String key) {
        int found = doc.find(index, key);
        return found < 0 ? null : new JsonNode(doc, found);
    }

    /// The value at the end of a path of keys; null as soon as one is missing.
    public @Nullable JsonNode get(String key, String... more) {
        JsonNode node = get(key);
        for (String next : more) {
            if (node == null) {
                return null;
            }
            node = node.get(next);
        }
        return node;
    }

    /// The string under a key, or null if there is none or it is no string.
    public @Nullable String text(String key) {
        JsonNode node = get(key);
        return node == null ? null : node.text();
    }

    /// The whole number under a key, or `fallback`; fractions are cut, the range is clamped.
    public long number(String key, long fallback) {
        JsonNode node = get(key);
        return node == null ? fallback : node.asLong(fallback);
    }

    /// This whole number, or `fallback` if it is no number; fractions are cut, the range is
    /// clamped.
    public long asLong(long fallback) {
        if (!isNumber()) {
            return fallback;
        }
        byte[] in = doc.bytes();
        int from = doc.start(index);
        int to = doc.end(index);
        long value = 0;
        int at = in[from] == '-' ? from + 1 : from;
        for (; at < to && to - from <= 18 && in[at] >= '0' && in[at] <= '9'; at++) {
            value = value * 10 + (in[at] - '0');
        }
        if (at < to) { // a fraction, an exponent, or many digits
            return exact();
        }
        return in[from] == '-' ? -value : value;
    }

    private static boolean isPlainInteger(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '-' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return text.length() <= 20;
    }

    private long exact() {
        String text = raw().utf8();
        if (isPlainInteger(text)) {
            BigInteger whole = new BigInteger(text);
            if (whole.bitLength() < Long.SIZE) {
                return whole.longValue();
            }
        }
        return (long) Double.parseDouble(text);
    }

    /// True if the key's value is `true`.
    public boolean isTrue(String key) {
        JsonNode node = get(key);
        return node != null && node.kind() == JsonKind.TRUE;
    }

    /// The string's value, or null if this is no string.
    public @Nullable String text() {
        return isString() ? JsonText.read(doc, index) : null;
    }

    /// The string's value, built when it is read, or null if this is no string.
    public @Nullable LazyText lazyText() {
        return isString() ? LazyText.of(inner(), () -> JsonText.read(doc, index)) : null;
    }

    /// What stands between a string's quotes if that is its value, too; null if it has escapes or
    /// this is no string.
    public @Nullable Bytes plainText() {
        return isString() && !doc.escaped(index) ? inner() : null;
    }

    private Bytes inner() {
        Bytes raw = raw();
        return raw.slice(1, raw.length() - 1);
    }

    /// True if this is a string with this ASCII value; builds nothing.
    public boolean is(String value) {
        return isString() && JsonText.equals(doc, index, value);
    }

    /// The number's value; infinite if it is beyond a double's range, NaN if this is no number.
    public double asDouble() {
        return isNumber() ? Double.parseDouble(raw().utf8()) : Double.NaN;
    }

    /// The elements of an array; none if this is no array.
    public List<JsonNode> elements() {
        List<JsonNode> list = new ArrayList<>();
        if (isArray()) {
            int end = doc.next(index);
            for (int i = doc.child(index); i < end; i = doc.next(i)) {
                list.add(new JsonNode(doc, i));
            }
        }
        return list;
    }

    /// Calls back for each key and value of an object, in order; `null` values too.
    public void members(BiConsumer<String, JsonNode> each) {
        if (!isObject()) {
            return;
        }
        int end = doc.next(index);
        for (int key = doc.child(index); key < end; ) {
            JsonNode value = new JsonNode(doc, doc.next(key));
            each.accept(JsonText.read(doc, key), value);
            key = doc.next(value.index);
        }
    }

    /// The value's bytes as they stand in the text.
    public Bytes raw() {
        return doc.raw(index);
    }
}

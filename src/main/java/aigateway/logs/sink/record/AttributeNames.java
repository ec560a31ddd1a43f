package aigateway.logs.sink.record;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the fields of a line's metadata are called in OpenTelemetry: by its conventions where it
/// has
/// some, else `aigateway.` and the field's name with underscores. Names are kept ready, up to a
/// limit. For one thread.
final class AttributeNames {
    /// How a value is written.
    enum Kind {
        /// As it is.
        PLAIN,
        /// As it is, in an array.
        LIST,
        /// As OpenTelemetry calls the provider.
        PROVIDER,
        /// As it is, and it tells the kind of an error.
        STATUS,
        /// As it is, and tells that there was an error.
        ERROR
    }

    /// A field's name, as the key of a protocol buffer's attribute.
    static final class Name {
        private final byte[] key;
        private final Kind kind;

        private Name(byte[] key, Kind kind) {
            this.key = key;
            this.kind = kind;
        }

        byte[] key() {
            return key;
        }

        Kind kind() {
            return kind;
        }
    }

    private static final class Slot {
        final byte[] field;
        final Name name;

        Slot(byte[] field, Name name) {
            this.field = field;
            this.name = name;
        }
    }

    /// A power of two, and more than twice as many as there are names to keep.
    private static final int SLOTS = 1_024;

    private static final int MOST = SLOTS / 4;

    private final @Nullable Slot[] slots = new Slot[SLOTS];
    private int kept;

    AttributeNames() {
        known("provider", "gen_ai.provider.name", Kind.PROVIDER);
        known("requestedModel", "gen_ai.request.model", Kind.PLAIN);
        known("model", "gen_ai.response.model", Kind.PLAIN);
        known("promptTokens", "gen_ai.usage.input_tokens", Kind.PLAIN);
        known("completionTokens", "gen_ai.usage.output_tokens", Kind.PLAIN);
        known("cachedTokens", "gen_ai.usage.cache_read.input_tokens", Kind.PLAIN);
        known("cacheWriteTokens", "gen_ai.usage.cache_creation.input_tokens", Kind.PLAIN);
        known("reasoningTokens", "gen_ai.usage.reasoning.output_tokens", Kind.PLAIN);
        known("finishReason", "gen_ai.response.finish_reasons", Kind.LIST);
        known("status", "http.response.status_code", Kind.STATUS);
        known("method", "http.request.method", Kind.PLAIN);
        known("path", "url.path", Kind.PLAIN);
        known("url", "url.full", Kind.PLAIN);
        known("client", "client.address", Kind.PLAIN);
        known("error", "error.message", Kind.ERROR);
    }

    private void known(String field, String name, Kind kind) {
        byte[] text = field.getBytes(StandardCharsets.UTF_8);
        keep(text, 0, text.length, new Name(Proto.key(name), kind));
    }

    /// The name for a key, as it stands in the text; one with escapes has its quotes.
    Name of(byte[] text, int from, int to) {
        int at = hash(text, from, to);
        for (Slot slot = slots[at]; slot != null; slot = slots[at]) {
            if (Arrays.equals(text, from, to, slot.field, 0, slot.field.length)) {
                return slot.name;
            }
            at = at + 1 & SLOTS - 1;
        }
        String field = snake(text(Bytes.of(text, from, to - from)));
        Name name = new Name(Proto.key("aigateway." + field), Kind.PLAIN);
        keep(text, from, to, name);
        return name;
    }

    private static String text(Bytes key) {
        JsonNode root = key.isEmpty() || key.array()[key.offset()] != '"' ? null : Json.root(key);
        String text = root == null ? null : root.text();
        return text == null ? key.utf8() : text;
    }

    private void keep(byte[] text, int from, int to, Name name) {
        if (kept == MOST) {
            return;
        }
        int at = hash(text, from, to);
        while (slots[at] != null) {
            at = at + 1 & SLOTS - 1;
        }
        slots[at] = new Slot(Arrays.copyOfRange(text, from, to), name);
        kept++;
    }

    /// Of the length and a few letters: enough to tell names of a program apart.
    private static int hash(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return 0;
        }
        int hash = length + 31 * text[from] + 1_009 * text[to - 1] + 131 * text[from + length / 2];
        return (hash ^ hash >>> 10) & SLOTS - 1;
    }

    /// `firstByteMs` becomes `first_byte_ms`.
    private static String snake(String name) {
        StringBuilder words = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                words.append(i == 0 ? "" : "_").append((char) (c | 0x20));
            } else {
                words.append(c);
            }
        }
        return words.toString();
    }
}

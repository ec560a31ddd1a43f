package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import aigateway.model.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares with Jackson on texts that are broken at random, from a fixed seed.
class JsonDifferentialTest {
    private static final JsonMapper JACKSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final List<String> SEEDS =
            List.of(
                    "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\\n\"}]}",
                    "[1,-2.5,3e10,1E-7,0,-0.0,123456789012345678901234567890]",
                    "{\"a\":{\"b\":{\"c\":[true,false,null,\"\"]}},\"\\u0061b\":\"\\ud83d\\ude00\"}",
                    "\"plain text that is longer than eight bytes \\\\ \\\" end\"",
                    "{\"k1\":1,\"k2\":2,\"k3\":3,\"k4\":4,\"k5\":5,\"k6\":6,\"k7\":7,\"k8\":8,\"k9\":9}",
                    "[\"\u20ac\u00e4\ud83d\ude00\",\"caf\u00e9\",\"\\u00e9\\u20AC\"]",
                    " [ { } , [ ] , { \"x\" : [ ] } ] ");
    private static final String PIECES = "{}[]:,\"\\ \n\t0123456789eE+-.truefalsn/u\u00e9\u20ac";

    @Test
    void agreesWithJacksonOnBrokenTexts() {
        Random random = new Random(20_261_124);
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] text = mutated(random);
            accepted += compare(text) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    @Test
    void agreesWithJacksonOnRandomValues() {
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            value(random, 0, text);
            boolean accepted = compare(text.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(accepted).as("%s", text).isTrue();
        }
    }

    /// True if both accept the text.
    private static boolean compare(byte[] text) {
        JsonResult ours = Json.parse(Bytes.of(text));
        tools.jackson.databind.JsonNode theirs = jackson(text);
        if (ours instanceof JsonDocument document) {
            if (theirs == null) {
                fail("only we accept: " + new String(text, StandardCharsets.UTF_8));
            }
            same(document.root(), Objects.requireNonNull(theirs));
            return true;
        }
        if (theirs != null && isUtf8(text)) {
            fail(
                    "only Jackson accepts: %s%n%s",
                    new String(text, StandardCharsets.UTF_8), ((JsonError) ours).describe());
        }
        return false;
    }

    private static tools.jackson.databind.@Nullable JsonNode jackson(byte[] text) {
        try {
            tools.jackson.databind.JsonNode node = JACKSON.readTree(text);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void same(JsonNode ours, tools.jackson.databind.JsonNode theirs) {
        switch (ours.kind()) {
            case OBJECT -> {
                assertThat(theirs.isObject()).isTrue();
                List<String> keys = new ArrayList<>();
                ours.members(
                        (key, value) -> {
                            keys.add(key);
                            same(value, theirs.get(key));
                            assertThat(ours.field(key)).isEqualTo(value);
                        });
                assertThat(keys).containsExactlyElementsOf(theirs.propertyNames());
            }
            case ARRAY -> {
                assertThat(theirs.isArray()).isTrue();
                List<JsonNode> elements = ours.elements();
                assertThat(elements).hasSize(theirs.size());
                for (int i = 0; i < elements.size(); i++) {
                    same(elements.get(i), theirs.get(i));
                }
            }
            case STRING -> assertThat(ours.text()).isEqualTo(theirs.stringValue());
            case NUMBER -> {
                assertThat(ours.asDouble())
                        .isEqualTo(
                                theirs.isBigInteger()
                                        ? theirs.bigIntegerValue().doubleValue()
                                        : theirs.doubleValue());
                if (theirs.isIntegralNumber() && theirs.canConvertToLong()) {
                    assertThat(ours.asLong(-1)).isEqualTo(theirs.longValue());
                }
            }
            case TRUE, FALSE ->
                    assertThat(ours.kind() == JsonKind.TRUE).isEqualTo(theirs.booleanValue());
            case NULL -> assertThat(theirs.isNull()).isTrue();
        }
    }

    private static byte[] mutated(Random random) {
        byte[] text = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        byte[] pieces = PIECES.getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && text.length > 1; i++) {
            int at = random.nextInt(text.length);
            byte piece = pieces[random.nextInt(pieces.length)];
            byte[] next =
                    switch (random.nextInt(4)) {
                        case 0 -> spliced(text, at, at + 1, new byte[0]);
                        case 1 -> spliced(text, at, at, new byte[] {piece});
                        case 2 -> spliced(text, at, at + 1, new byte[] {piece});
                        default -> {
                            int end = Math.min(text.length, at + random.nextInt(8));
                            byte[] copied = java.util.Arrays.copyOfRange(text, at, end);
                            yield spliced(text, end, end, copied);
                        }
                    };
            text = next;
        }
        return text;
    }

    private static byte[] spliced(byte[] text, int from, int to, byte[] with) {
        byte[] out = new byte[text.length - (to - from) + with.length];
        System.arraycopy(text, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(text, to, out, from + with.length, text.length - to);
        return out;
    }

    private static void value(Random random, int depth, StringBuilder out) {
        switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> out.append(random.nextInt(3) == 0 ? "null" : random.nextBoolean());
            case 1 -> out.append(random.nextLong());
            case 2 -> out.append(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> string(random, out);
            case 4 -> {
                out.append('[');
                int size = random.nextInt(5);
                for (int i = 0; i < size; i++) {
                    out.append(i > 0 ? ", " : "");
                    value(random, depth + 1, out);
                }
                out.append(']');
            }
            default -> {
                out.append('{');
                int size = random.nextInt(24);
                for (int i = 0; i < size; i++) {
                    out.append(i > 0 ? "," : "").append("\"k").append(i).append("\" :");
                    value(random, depth + 1, out);
                }
                out.append('}');
            }
        }
    }

    private static void string(Random random, StringBuilder out) {
        JsonWriter writer = new JsonWriter(8);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(10);
            text.appendCodePoint(
                    kind < 6
                            ? random.nextInt(0x80)
                            : kind < 8
                                    ? random.nextInt(0xd800)
                                    : 0x10000 + random.nextInt(0xfffff));
        }
        out.append(writer.string(text.toString()).bytes().utf8());
    }
}

package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/// Reading values, writing them, and finding members by name.
class JsonValuesTest {
    @Test
    void readsMembers() {
        JsonNode root =
                root(
                        "{\"a\":{\"b\":\"x\"},\"n\":null,\"t\":true,\"i\":42,\"f\":-1.9,\"s\":\"\\u0041\"}");
        assertThat(root.text("s")).isEqualTo("A");
        assertThat(root.get("n")).isNull();
        assertThat(Objects.requireNonNull(root.field("n")).isNull()).isTrue();
        assertThat(root.get("a", "b")).extracting(JsonNode::text).isEqualTo("x");
        assertThat(root.get("a", "c", "d")).isNull();
        assertThat(root.isTrue("t")).isTrue();
        assertThat(root.number("i", 0)).isEqualTo(42);
        assertThat(root.number("f", 0)).isEqualTo(-1);
        assertThat(root.number("s", 7)).isEqualTo(7);
        assertThat(root.text("i")).isNull();
        assertThat(Objects.requireNonNull(root.get("s")).is("A")).isTrue();
    }

    @Test
    void readsWholeNumbersExactlyAndClampsOthers() {
        assertThat(root("9007199254740993").asLong(0)).isEqualTo(9_007_199_254_740_993L);
        assertThat(root("9223372036854775807").asLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(root("-9223372036854775808").asLong(0)).isEqualTo(Long.MIN_VALUE);
        assertThat(root("9223372036854775808").asLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(root("1e999").asLong(0)).isEqualTo(Long.MAX_VALUE);
        assertThat(root("1e999").asDouble()).isInfinite();
        assertThat(root("1.5e3").asLong(0)).isEqualTo(1_500);
        assertThat(root("\"1\"").asLong(3)).isEqualTo(3);
        assertThat(root("\"1\"").asDouble()).isNaN();
    }

    @Test
    void writesTextsSoThatTheyComeBackTheSame() {
        ObjectMapper jackson = new ObjectMapper();
        String text = "\"\\\n\r\t\b\f\u0000\u001f\u007f\u00e9\u20ac\ud83d\ude00/</script>";
        Bytes json = new JsonWriter(1).string(text).bytes();
        assertThat(jackson.readTree(json.toByteArray()).stringValue()).isEqualTo(text);
        assertThat(root(json.utf8()).text()).isEqualTo(text);
        Bytes lone = new JsonWriter(1).string("a\ud800b\udc00").bytes();
        assertThat(lone.utf8()).isEqualTo("\"a\\ud800b\\udc00\"");
        assertThat(root(lone.utf8()).text()).isEqualTo("a\ud800b\udc00");
        String mixed = ("\u20ac".repeat(50) + "\u0001" + "x".repeat(50)).repeat(20);
        assertThat(root(new JsonWriter(1).string(mixed).bytes().utf8()).text()).isEqualTo(mixed);
    }

    @Test
    void bringsTextsOfEveryKindAndLengthBackTheSame() {
        ObjectMapper jackson = new ObjectMapper();
        String[] parts = {
            "plain",
            "\"",
            "\\",
            "\n",
            "\u0001",
            "\u007f",
            "\u00e9",
            "\u20ac",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "sixteen letters!"
        };
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = 1 + random.nextInt(parts.length);
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(parts[random.nextInt(kinds)]);
            }
            Bytes json = new JsonWriter(1).string(text.toString()).bytes();
            assertThat(root(json.utf8()).text()).isEqualTo(text.toString());
            assertThat(jackson.readTree(json.toByteArray()).stringValue())
                    .hasToString(text.toString());
            StringBuilder numbered = new StringBuilder("\"");
            text.chars().forEach(c -> numbered.append(String.format("\\u%04x", c)));
            assertThat(root(numbered.append('"').toString()).text()).isEqualTo(text.toString());
        }
    }

    @Test
    void writesContainersWithCommasWhereTheyBelong() {
        JsonWriter json = new JsonWriter(4).object();
        json.key("a").number(1).key("b").array().array().endArray().object().endObject();
        json.bool(true).nul().number(1.5).number(3.0).number(Double.NaN).raw(Bytes.utf8("{}"));
        json.endArray().key("c").string("").endObject();
        assertThat(json.bytes().utf8())
                .isEqualTo("{\"a\":1,\"b\":[[],{},true,null,1.5,3,null,{}],\"c\":\"\"}");
        json.reset();
        json.paste(Bytes.utf8("x: [")).number(1).number(2).endArray().paste(Bytes.utf8("\n"));
        assertThat(json.bytes().utf8()).isEqualTo("x: [1,2]\n");
    }

    @Test
    void findsKnownMembersInOnePass() {
        JsonNames names = new JsonNames("id", "model", "messages", "x", "modem");
        JsonNode root = root("{\"m\\u006fdel\":1,\"other\":2,\"x\":null,\"modem\":[],\"\":0}");
        int[] values = new int[names.size()];
        names.read(root.doc(), root.index(), values);
        assertThat(values[1]).isGreaterThan(0);
        assertThat(root.doc().kind(values[4])).isEqualTo(JsonKind.ARRAY);
        assertThat(values[0]).isEqualTo(-1);
        assertThat(values[3]).as("null counts as missing").isEqualTo(-1);
        names.read(root("[1]").doc(), 0, values);
        assertThat(Arrays.stream(values).allMatch(v -> v == -1)).isTrue();
    }

    @Test
    void findsEachOfManyNames() {
        String[] many = new String[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = "name_" + i;
        }
        JsonNames names = new JsonNames(many);
        for (int i = 0; i < many.length; i++) {
            JsonNode text = root("\"name_" + i + "\"");
            assertThat(names.find(text.doc(), text.index())).isEqualTo(i);
            assertThat(names.name(i)).isEqualTo(many[i]);
        }
        JsonNode unknown = root("\"name_100\"");
        assertThat(names.find(unknown.doc(), 0)).isEqualTo(-1);
    }

    private static JsonNode root(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)));
    }
}

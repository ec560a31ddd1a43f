package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares what is accepted and what is read with Jackson, on texts that are damaged at random.
class JsonFuzzTest {
    private static final JsonMapper JACKSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final List<String> SEEDS =
            List.of(
                    "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
                    "[1,-2,3.5,4e10,5E-3,0,-0,0.1e+2,true,false,null,\"\"]",
                    "{\"a\":{\"b\":{\"a\":1,\"c\":[{},[],{\"d\":\"e\"}]}},\"b\":\"\\u0061\\n\\\\\\\"\"}",
                    "{\"é\":\"ü€😀\",\"k\":\"\\ud83d\\ude00 tail that is longer than a word\"}",
                    " \n\t{ \"x\" : [ ] , \"y\" : { } }\r\n",
                    "{\"one\":1,\"two\":2,\"\\u006fne2\":3,\"ten\":10,\"onf\":4}");

    private static final byte[] LIKELY =
            "{}[]:,\"\\/0123456789.-+eEtrufalsn bd\n\t\u0001a".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void acceptsWhatJacksonAccepts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 15_000; round++) {
            byte[] text = damaged(random);
            JsonNode expected = jackson(text);
            JsonResult actual = Json.parse(Bytes.of(text));
            if (expected == null && actual instanceof JsonDocument && allowed(text)) {
                continue;
            }
            assertThat(actual instanceof JsonDocument)
                    .as("%s: %s", new String(text, StandardCharsets.UTF_8), actual)
                    .isEqualTo(expected != null);
            if (actual instanceof JsonDocument doc && expected != null) {
                same(doc.root(), expected);
            }
        }
    }

    @Test
    void findsDuplicatesAmongManyKeys() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            text.append("\"key").append(i).append("\":").append(i).append(',');
        }
        String good = text + "\"last\":{\"key1\":1}}";
        String bad = text + "\"k\\u0065y77\":1}";
        assertThat(Json.parse(Bytes.utf8(good))).isInstanceOf(JsonDocument.class);
        assertThat(Json.parse(Bytes.utf8(bad)))
                .isInstanceOfSatisfying(
                        JsonError.class,
                        e -> assertThat(e.message()).isEqualTo("duplicate key \"key77\""));
    }

    private static byte[] damaged(SplittableRandom random) {
        String seed = SEEDS.get(random.nextInt(SEEDS.size()));
        List<Byte> bytes = new ArrayList<>();
        for (byte b : seed.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b);
        }
        for (int edits = random.nextInt(4); edits > 0 && !bytes.isEmpty(); edits--) {
            int at = random.nextInt(bytes.size());
            byte with = LIKELY[random.nextInt(LIKELY.length)];
            if (random.nextInt(12) == 0) {
                with = (byte) random.nextInt(256);
            }
            switch (random.nextInt(4)) {
                case 0 -> bytes.remove(at);
                case 1 -> bytes.add(at, with);
                case 2 -> bytes.set(at, with);
                default -> bytes.add(at, bytes.get(random.nextInt(bytes.size())));
            }
        }
        byte[] text = new byte[bytes.size()];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(i);
        }
        return text;
    }

    /// Jackson refuses escapes of surrogates that have no partner; RFC 8259 allows them.
    private static boolean allowed(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8);
        return all.contains("\\ud") || all.contains("\\uD");
    }

    private static JsonNode jackson(byte[] text) {
        try {
            JsonNode node = JACKSON.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException refused) {
            return null;
        }
    }

    private static void same(aigateway.json.JsonNode actual, JsonNode expected) {
        switch (actual.kind()) {
            case OBJECT -> {
                List<String> names = new ArrayList<>();
                actual.members(
                        (name, value) -> {
                            names.add(name);
                            same(value, expected.get(name));
                        });
                assertThat(names).hasSize(expected.size());
            }
            case ARRAY -> {
                List<aigateway.json.JsonNode> elements = actual.elements();
                assertThat(elements).hasSize(expected.size());
                for (int i = 0; i < elements.size(); i++) {
                    same(elements.get(i), expected.get(i));
                }
            }
            case STRING -> assertThat(actual.text()).isEqualTo(expected.stringValue());
            case NUMBER -> assertThat(actual.asDouble()).isEqualTo(expected.doubleValue());
            case TRUE, FALSE -> assertThat(actual.kind() == JsonKind.TRUE).isEqualTo(expected.booleanValue());
            case NULL -> assertThat(expected.isNull()).isTrue();
        }
    }
}

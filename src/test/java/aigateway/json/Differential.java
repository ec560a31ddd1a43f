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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares our reading of a text with Jackson's.
public final class Differential {
    private static final JsonMapper JACKSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// Texts of every sort.
    public static final List<String> SEEDS =
            List.of(
                    "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\\n\"}]}",
                    "[1,-2.5,3e10,1E-7,0,-0.0,123456789012345678901234567890]",
                    "{\"a\":{\"b\":{\"c\":[true,false,null,\"\"]}},\"\\u0061b\":\"\\ud83d\\ude00\"}",
                    "\"plain text that is longer than eight bytes \\\\ \\\" end\"",
                    "{\"k1\":1,\"k2\":2,\"k3\":3,\"k4\":4,\"k5\":5,\"k6\":6,\"k7\":7,\"k8\":8,\"k9\":9}",
                    "[\"\u20ac\u00e4\ud83d\ude00\",\"caf\u00e9\",\"\\u00e9\\u20AC\"]",
                    " [ { } , [ ] , { \"x\" : [ ] } ] ");

    private Differential() {}

    /// Fails if one of both takes the text and the other does not, or if they read it differently;
    /// true if both take it.
    public static boolean compare(byte[] text) {
        JsonResult ours = Json.parse(Bytes.of(text));
        tools.jackson.databind.JsonNode theirs;
        try {
            theirs = jackson(text);
        } catch (JacksonException e) {
            if (String.valueOf(e.getMessage()).contains("surrogate")) {
                return false; // half a pair in a key is RFC 8259, too
            }
            theirs = null;
        }
        if (ours instanceof JsonDocument document) {
            if (theirs == null) {
                fail("only we accept: " + new String(text, StandardCharsets.UTF_8));
            }
            same(document.root(), Objects.requireNonNull(theirs));
            return true;
        }
        if (theirs != null && !tooDeep((JsonError) ours) && !halfADigit((JsonError) ours)) {
            fail(
                    "only Jackson accepts: %s%n%s",
                    new String(text, StandardCharsets.UTF_8), ((JsonError) ours).describe());
        }
        return false;
    }

    /// Jackson looks at the low byte of a digit alone: U+0630 passes for the digit 0.
    private static boolean halfADigit(JsonError error) {
        return error.message().contains("needs four hexadecimal digits");
    }

    /// We take fewer levels than Jackson does.
    private static boolean tooDeep(JsonError error) {
        return error.describe().contains("nested deeper than");
    }

    private static tools.jackson.databind.@Nullable JsonNode jackson(byte[] text) {
        try {
            // as text, since Jackson would guess at the encoding of bytes
            ByteBuffer bytes = ByteBuffer.wrap(text);
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            tools.jackson.databind.JsonNode node = JACKSON.readTree(decoded);
            return node.isMissingNode() ? null : node;
        } catch (CharacterCodingException e) {
            return null;
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
}

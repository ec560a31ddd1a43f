package aigateway.dialect.roundtrip;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees that keep every digit.
public final class Trees {
    private static final JsonMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private Trees() {}

    /// The tree of a text.
    public static JsonNode read(String json) {
        return EXACT.readTree(json);
    }

    /// A text that is an object or an array in one spelling; any other text as it is.
    public static String plain(String text) {
        JsonNode tree = tree(text);
        return tree != null && tree.isContainer() ? tree.toString() : text;
    }

    /// True if a text is a JSON object.
    public static boolean isObject(String text) {
        JsonNode tree = tree(text);
        return tree != null && tree.isObject();
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return text.isBlank() ? null : EXACT.readTree(text);
        } catch (JacksonException _) {
            return null;
        }
    }

    /// Does something with a field's value if there is one that is not null.
    public static void given(JsonNode object, String field, Consumer<JsonNode> what) {
        if (object.hasNonNull(field)) {
            what.accept(object.get(field));
        }
    }

    /// An empty object.
    public static ObjectNode object() {
        return EXACT.createObjectNode();
    }
}

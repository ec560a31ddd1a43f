package aigateway.provider.demo;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the smallest value that a JSON Schema allows, for the common words of schemas.
final class Sample {
    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 2000;
    private final JsonNode root;
    private final JsonWriter out = new JsonWriter();
    private int values;

    private Sample(JsonNode root) {
        this.root = root;
    }

    /// JSON for a schema; `{}` if there is none.
    static String of(@Nullable Bytes schema) {
        JsonNode root = schema == null ? null : Json.root(schema);
        if (root == null || !root.isObject()) {
            return "{}";
        }
        Sample sample = new Sample(root);
        sample.value(root, 0);
        return sample.out.bytes().utf8();
    }

    private void value(@Nullable JsonNode schema, int depth) {
        // a schema may refer to itself, many times over
        if (schema == null || depth > DEEPEST || ++values > MOST_VALUES) {
            out.nul();
            return;
        }
        JsonNode fixed = fixed(schema);
        JsonNode other = elsewhere(schema);
        if (fixed != null) {
            out.raw(fixed.raw());
        } else if (other != null) {
            value(other, depth + 1);
        } else {
            typed(schema, type(schema), depth);
        }
    }

    private void typed(JsonNode schema, String type, int depth) {
        switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> out.string(text(schema));
            case "integer" -> out.number((long) Math.ceil(least(schema, 1)));
            case "number" -> out.number(least(schema, 0.5));
            case "boolean" -> out.bool(false);
            default -> out.nul();
        }
    }

    private void object(JsonNode schema, int depth) {
        out.object();
        JsonNode properties = schema.get("properties");
        JsonNode required = schema.get("required");
        if (required != null) {
            Set<String> done = new HashSet<>();
            for (JsonNode name : required.elements()) {
                String key = name.text();
                if (key != null && done.add(key)) {
                    out.key(key);
                    JsonNode property = properties == null ? null : properties.get(key);
                    if (property == null) {
                        out.string("demo");
                    } else {
                        value(property, depth + 1);
                    }
                }
            }
        }
        out.endObject();
    }

    private void array(JsonNode schema, int depth) {
        out.array();
        long count = Math.min(schema.number("minItems", 0), 100);
        for (long i = 0; i < count; i++) {
            value(schema.get("items"), depth + 1);
        }
        out.endArray();
    }

    /// The value that the schema itself names, or null.
    private static @Nullable JsonNode fixed(JsonNode schema) {
        JsonNode constant = schema.field("const");
        if (constant != null) {
            return constant;
        }
        JsonNode choices = schema.get("enum");
        if (choices != null && !choices.elements().isEmpty()) {
            return choices.elements().getFirst();
        }
        return schema.field("default");
    }

    /// The schema that stands for this one, or null.
    private @Nullable JsonNode elsewhere(JsonNode schema) {
        String reference = schema.text("$ref");
        if (reference != null) {
            return resolve(reference);
        }
        for (String word : new String[] {"anyOf", "oneOf", "allOf"}) {
            JsonNode choices = schema.get(word);
            if (choices != null && !choices.elements().isEmpty() && schema.get("type") == null) {
                return choices.elements().getFirst();
            }
        }
        return null;
    }

    private @Nullable JsonNode resolve(String reference) {
        if (!reference.startsWith("#")) {
            return null;
        }
        JsonNode node = root;
        for (String step : reference.substring(1).split("/", -1)) {
            if (node != null && !step.isEmpty()) {
                node = node.get(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return node;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && type.isArray() && !type.elements().isEmpty()) {
            type = type.elements().getFirst();
        }
        String name = type == null || type.kind() != JsonKind.STRING ? null : type.text();
        return name != null ? name : schema.get("properties") != null ? "object" : "string";
    }

    private static String text(JsonNode schema) {
        String byFormat =
                switch (String.valueOf(schema.text("format"))) {
                    case "date" -> "2026-01-01";
                    case "date-time" -> "2026-01-01T00:00:00Z";
                    case "time" -> "00:00:00Z";
                    case "email" -> "demo@example.com";
                    case "uri" -> "https://example.com/";
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    default -> "demo";
                };
        long least = Math.min(schema.number("minLength", 0), 1000);
        long most = Math.max(schema.number("maxLength", Integer.MAX_VALUE), 0);
        StringBuilder text = new StringBuilder(byFormat);
        while (text.length() < least) {
            text.append('o');
        }
        return text.length() > most ? text.substring(0, (int) most) : text.toString();
    }

    private static double least(JsonNode schema, double step) {
        JsonNode above = schema.get("exclusiveMinimum");
        if (above != null && above.isNumber()) {
            return above.asDouble() + step;
        }
        JsonNode minimum = schema.get("minimum");
        if (minimum != null && minimum.isNumber()) {
            return minimum.asDouble();
        }
        JsonNode maximum = schema.get("maximum");
        return maximum != null && maximum.isNumber() ? Math.min(0, maximum.asDouble()) : 0;
    }
}

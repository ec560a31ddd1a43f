package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Trees;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas: makes them, takes limits out of them, closes their objects.
record Schemas(Dice dice) {
    private static final Set<String> OF_NAMES = Set.of("properties", "$defs");
    private static final Set<String> OF_SCHEMAS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");

    /// A schema of an object. Its properties may be called as keywords are.
    ObjectNode object(int depth) {
        ObjectNode schema = Trees.object().put("type", "object");
        if (dice.chance(20)) {
            schema.put("description", dice.pick("what is asked", "größe {pattern: 1}", " "));
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Trees.object().putArray("required");
        for (int i = dice.between(1, 3); i > 0; i--) {
            String name = dice.pick("city", "größe", "pattern", "type", "enum", "a b", "default");
            properties.set(name, value(depth));
            if (required.isEmpty() || dice.chance(30)) {
                required =
                        required.toString().contains('"' + name + '"')
                                ? required
                                : required.add(name);
            }
        }
        schema.set("required", required);
        if (dice.chance(80)) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private ObjectNode value(int depth) {
        ObjectNode schema = Trees.object();
        switch (dice.below(depth > 0 ? 8 : 5)) {
            case 0 -> limited(schema.put("type", "string"), "maxLength", "5");
            case 1 -> limited(schema.put("type", "integer"), "minimum", "-12345678901");
            case 2 -> schema.put("type", "number");
            case 3 -> schema.put("type", "boolean");
            case 4 -> schema.put("type", "string").putArray("enum").add("ä").add("null").add("");
            case 5 -> schema.put("type", "array").set("items", value(depth - 1));
            case 6 ->
                    schema.putArray("anyOf").add(value(0)).add(Trees.object().put("type", "null"));
            default -> {
                return object(depth - 1);
            }
        }
        return schema;
    }

    private void limited(ObjectNode schema, String limit, String value) {
        if (dice.chance(15)) {
            schema.set(limit, Trees.read(value));
        }
        if (dice.chance(5)) {
            schema.put("pattern", "^[a-z]+$");
        }
    }

    /// The schema without these keywords, wherever they are; not a property of such a name. The
    /// order of keywords says nothing, and is the alphabet's.
    static @Nullable JsonNode without(Set<String> keywords, @Nullable JsonNode schema) {
        if (schema == null || !schema.isObject()) {
            return schema;
        }
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            if (!keywords.contains(field.getKey())) {
                sorted.put(field.getKey(), inner(keywords, field.getKey(), field.getValue()));
            }
        }
        return Trees.object().setAll(sorted);
    }

    private static @Nullable JsonNode inner(Set<String> keywords, String key, JsonNode value) {
        if (key.equals("items")) {
            return without(keywords, value);
        }
        if (OF_NAMES.contains(key)) {
            ObjectNode copy = Trees.object();
            value.properties().forEach(p -> copy.set(p.getKey(), without(keywords, p.getValue())));
            return copy;
        }
        if (OF_SCHEMAS.contains(key)) {
            ArrayNode copy = Trees.object().putArray(key);
            value.forEach(each -> copy.add(without(keywords, each)));
            return copy;
        }
        return value;
    }
}

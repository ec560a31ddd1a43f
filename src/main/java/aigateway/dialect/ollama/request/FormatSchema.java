package aigateway.dialect.ollama.request;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON Schema that Ollama can make a grammar of. Its converter (llama.cpp's
/// `common/json-schema-to-grammar.cpp`) fails, and the request with it, at schemas without a type,
/// at types that it does not know, at references that lead nowhere, at patterns that are not
/// anchored, and at limits beyond 32 bits. These are said in other words where that changes
/// nothing, else left out and reported. A schema that needs none of this keeps its bytes.
final class FormatSchema {
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final Bytes ANY_TYPE =
            Bytes.utf8("[\"object\",\"array\",\"string\",\"number\",\"boolean\",\"null\"]");
    private static final Bytes ANYTHING = Bytes.utf8("{\"type\":" + ANY_TYPE.utf8() + "}");

    /// What makes a schema one for the converter, with or without a type.
    private static final List<String> SHAPES =
            List.of("oneOf", "anyOf", "const", "enum", "properties", "allOf", "items");
    private static final List<String> LIMITS =
            List.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems");

    private final JsonNode root;
    private final JsonPatch patch;
    private final Losses losses;
    private final String path;

    private FormatSchema(JsonDocument schema, String path, Losses losses) {
        this.root = schema.root();
        this.patch = new JsonPatch(schema);
        this.path = path;
        this.losses = losses;
    }

    /// The schema for Ollama.
    ///
    /// @param path the schema's name in the caller's request
    static Bytes of(Bytes schema, String path, Losses losses) {
        JsonNode root = Json.root(schema);
        if (root == null) {
            return schema;
        }
        FormatSchema copy = new FormatSchema(root.doc(), path, losses);
        copy.schema(root);
        return copy.patch.isEmpty() ? schema : copy.patch.bytes();
    }

    private void schema(JsonNode schema) {
        if (!schema.isObject()) {
            if (schema.kind() != JsonKind.TRUE) {
                losses.dropped(path);
            }
            patch.replace(schema, ANYTHING);
            return;
        }
        each(schema.get("$defs"));
        each(schema.get("definitions"));
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            if (!leadsSomewhere(reference.text())) {
                losses.dropped(path + ".$ref");
                patch.replace(schema, ANYTHING);
            }
            return;
        }
        type(schema);
        each(schema.get("properties"));
        for (String keyword : List.of("oneOf", "anyOf", "allOf", "prefixItems")) {
            elements(schema.get(keyword));
        }
        JsonNode items = schema.get("items");
        if (items != null && items.isArray()) {
            elements(items);
        } else if (items != null) {
            schema(items);
        }
        JsonNode others = schema.get("additionalProperties");
        if (others != null && others.isObject()) {
            schema(others);
        }
        pattern(schema);
        limits(schema);
    }

    private void each(@Nullable JsonNode schemas) {
        if (schemas != null) {
            schemas.members((_, schema) -> schema(schema));
        }
    }

    private void elements(@Nullable JsonNode schemas) {
        if (schemas != null) {
            schemas.elements().forEach(this::schema);
        }
    }

    private void type(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type == null) {
            if (!hasShape(schema)) {
                patch.set(schema, "type", ANY_TYPE);
            }
            return;
        }
        List<JsonNode> all = type.isArray() ? type.elements() : List.of(type);
        boolean known = !all.isEmpty();
        for (JsonNode each : all) {
            String name = each.text();
            known &= name != null && TYPES.contains(name);
        }
        if (!known) {
            losses.dropped(path + ".type");
            patch.replace(type, ANY_TYPE);
        }
    }

    private static boolean hasShape(JsonNode schema) {
        for (String keyword : SHAPES) {
            if (schema.field(keyword) != null) {
                return true;
            }
        }
        JsonNode others = schema.get("additionalProperties");
        return schema.field("prefixItems") != null
                || (others != null && others.kind() != JsonKind.TRUE);
    }

    /// True if the reference is a path from the root to something that is there.
    private boolean leadsSomewhere(@Nullable String reference) {
        if (reference == null || !reference.startsWith("#/")) {
            return false;
        }
        JsonNode at = root;
        for (int from = 2; from <= reference.length(); ) {
            int slash = reference.indexOf('/', from);
            int end = slash < 0 ? reference.length() : slash;
            at = at.get(reference.substring(from, end));
            if (at == null) {
                return false;
            }
            from = end + 1;
        }
        return true;
    }

    private void pattern(JsonNode schema) {
        JsonNode pattern = schema.get("pattern");
        if (pattern == null) {
            return;
        }
        String text = pattern.text();
        String fitting = text == null ? null : FormatPattern.of(text);
        if (fitting == null) {
            patch.remove(schema, "pattern");
            losses.dropped(path + ".pattern");
        } else if (!fitting.equals(text)) {
            patch.replace(pattern, new JsonWriter().string(fitting).bytes());
        }
    }

    private void limits(JsonNode schema) {
        for (String keyword : LIMITS) {
            JsonNode limit = schema.get(keyword);
            if (limit != null && !(Math.abs(limit.asDouble()) <= Integer.MAX_VALUE)) {
                patch.remove(schema, keyword);
                losses.dropped(path + "." + keyword);
            }
        }
    }
}

package aigateway.dialect;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON Schema as Anthropic's and Bedrock's structured outputs take it. Objects are closed;
/// `oneOf` becomes `anyOf`; a limit that they refuse (`minimum`, `maxLength`, …) is told to the
/// model in the description, and reported, because nothing enforces it there. A schema that needs
/// none of this keeps its bytes.
public final class ClosedSchema {
    private static final Set<String> REFUSED =
            Set.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "maxItems",
                    "uniqueItems",
                    "contains",
                    "minContains",
                    "maxContains",
                    "prefixItems",
                    "minProperties",
                    "maxProperties",
                    "patternProperties",
                    "propertyNames",
                    "unevaluatedProperties",
                    "unevaluatedItems",
                    "dependentRequired",
                    "dependentSchemas",
                    "not",
                    "if",
                    "then",
                    "else");
    private static final Set<String> FORMATS =
            Set.of(
                    "date-time",
                    "time",
                    "date",
                    "duration",
                    "email",
                    "hostname",
                    "uri",
                    "ipv4",
                    "ipv6",
                    "uuid");

    private final JsonWriter out = new JsonWriter();
    private final Losses losses;
    private final String path;
    private boolean changed;

    private ClosedSchema(String path, Losses losses) {
        this.path = path;
        this.losses = losses;
    }

    /// The schema in this form.
    ///
    /// @param path the schema's name in the caller's request
    public static Bytes of(Bytes schema, String path, Losses losses) {
        JsonNode root = Json.root(schema);
        if (root == null) {
            return schema;
        }
        ClosedSchema copy = new ClosedSchema(path, losses);
        copy.schema(root);
        return copy.changed ? copy.out.bytes() : schema;
    }

    private void schema(JsonNode schema) {
        if (!schema.isObject()) {
            out.raw(schema.raw());
            return;
        }
        boolean object = isObject(schema);
        Map<String, JsonNode> refused = new TreeMap<>();
        out.object();
        schema.members(
                (key, value) -> {
                    if (isRefused(key, value)) {
                        refused.put(key, value);
                    } else if (!(object && key.equals("additionalProperties"))
                            && !key.equals("description")) {
                        member(schema, key, value);
                    }
                });
        if (object) {
            close(schema);
        }
        describe(schema.text("description"), refused);
        out.endObject();
    }

    private static boolean isObject(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (schema.get("properties") != null || (type != null && type.is("object"))) {
            return true;
        }
        if (type != null) {
            for (JsonNode each : type.elements()) {
                if (each.is("object")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isRefused(String key, JsonNode value) {
        return switch (key) {
            case "format" -> value.isString() && !FORMATS.contains(value.text());
            case "minItems" -> value.asDouble() > 1;
            default -> REFUSED.contains(key);
        };
    }

    private void member(JsonNode schema, String key, JsonNode value) {
        boolean renamed = key.equals("oneOf") && schema.get("anyOf") == null;
        changed |= renamed;
        out.key(renamed ? "anyOf" : key);
        switch (key) {
            case "properties", "$defs", "definitions" -> {
                out.object();
                value.members(
                        (name, property) -> {
                            out.key(name);
                            schema(property);
                        });
                out.endObject();
            }
            case "anyOf", "oneOf", "allOf" -> {
                out.array();
                value.elements().forEach(this::schema);
                out.endArray();
            }
            case "items" -> schema(value);
            default -> out.raw(value.raw());
        }
    }

    private void close(JsonNode schema) {
        JsonNode open = schema.field("additionalProperties");
        out.key("additionalProperties").bool(false);
        boolean closed = open != null && open.raw().utf8().equals("false");
        changed |= !closed;
        if (open != null && !closed) {
            losses.dropped(path + ".additionalProperties");
        }
    }

    private void describe(@Nullable String text, Map<String, JsonNode> refused) {
        StringBuilder description = new StringBuilder(text == null ? "" : text);
        if (!refused.isEmpty()) {
            changed = true;
            description.append(text == null ? "{" : "\n\n{");
            String between = "";
            for (Map.Entry<String, JsonNode> limit : refused.entrySet()) {
                losses.dropped(path + "." + limit.getKey());
                description.append(between).append(limit.getKey()).append(": ");
                description.append(limit.getValue().raw().utf8());
                between = ", ";
            }
            description.append('}');
        }
        if (!description.isEmpty()) {
            out.key("description").string(description.toString());
        }
    }
}

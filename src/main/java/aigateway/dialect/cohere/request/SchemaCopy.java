package aigateway.dialect.cohere.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A JSON Schema in the part of the language that Cohere enforces
/// (<https://docs.cohere.com/docs/structured-outputs#unsupported-schema-features>). `oneOf` becomes
/// `anyOf`; anchors around a whole pattern go, for Cohere matches whole texts anyway; an object
/// that
/// requires nothing requires its first property, because Cohere wants one, and an answer that keeps
/// to this keeps to the caller's schema as well. A limit that Cohere does not know (`minimum`,
/// `maxLength`, …) is told to the model in the description, and reported, because nothing enforces
/// it there. A schema that needs none of this keeps its bytes.
final class SchemaCopy {
    private static final Set<String> UNKNOWN =
            Set.of(
                    "allOf",
                    "not",
                    "if",
                    "then",
                    "else",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "contains",
                    "prefixItems",
                    "minProperties",
                    "maxProperties",
                    "patternProperties",
                    "propertyNames",
                    "dependentRequired",
                    "dependentSchemas",
                    "unevaluatedProperties");
    private static final Set<String> FORMATS = Set.of("date-time", "uuid", "date", "time");
    private static final String ANCHORS = "^$";

    private final JsonWriter out = new JsonWriter();
    private final Losses losses;
    private final String path;
    private boolean changed;

    private SchemaCopy(String path, Losses losses) {
        this.path = path;
        this.losses = losses;
    }

    /// The schema for Cohere.
    ///
    /// @param path the schema's name in the caller's request
    static Bytes of(Bytes schema, String path, Losses losses) {
        JsonNode root = Json.root(schema);
        if (root == null) {
            return schema;
        }
        SchemaCopy copy = new SchemaCopy(path, losses);
        copy.schema(root, true);
        return copy.changed ? copy.out.bytes() : schema;
    }

    private void schema(JsonNode schema, boolean outermost) {
        if (!schema.isObject()) {
            out.raw(schema.raw());
            return;
        }
        out.object();
        if (outermost && schema.get("type") == null) {
            changed = true;
            out.key("type").string("object");
        }
        List<String> untold = new ArrayList<>(0);
        schema.members(
                (key, value) -> {
                    if (isUnknown(key, value)) {
                        changed = true;
                        losses.dropped(path + "." + key);
                        untold.add(key + ": " + value.raw().utf8());
                    } else if (!key.equals("description")) {
                        member(schema, key, value);
                    }
                });
        require(schema);
        describe(schema.text("description"), untold);
        out.endObject();
    }

    private static boolean isUnknown(String key, JsonNode value) {
        return switch (key) {
            case "format" -> value.isString() && !FORMATS.contains(value.text());
            case "pattern" -> value.isString() && !isPlain(inner(value));
            default -> UNKNOWN.contains(key);
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
                            schema(property, false);
                        });
                out.endObject();
            }
            case "anyOf", "oneOf" -> {
                out.array();
                value.elements().forEach(each -> schema(each, false));
                out.endArray();
            }
            case "items", "additionalProperties" -> schema(value, false);
            case "pattern" -> {
                String inner = inner(value);
                changed |= !inner.equals(value.text());
                out.string(inner);
            }
            default -> out.raw(value.raw());
        }
    }

    private void require(JsonNode schema) {
        JsonNode properties = schema.get("properties");
        if (properties == null || schema.get("required") != null) {
            return;
        }
        List<String> names = new ArrayList<>();
        properties.members((name, _) -> names.add(name));
        if (!names.isEmpty()) {
            changed = true;
            out.key("required").array().string(names.getFirst()).endArray();
        }
    }

    private void describe(@Nullable String text, List<String> untold) {
        StringBuilder description = new StringBuilder(text == null ? "" : text);
        if (!untold.isEmpty()) {
            description.append(text == null ? "{" : "\n\n{");
            description.append(String.join(", ", untold)).append('}');
        }
        if (!description.isEmpty()) {
            out.key("description").string(description.toString());
        }
    }

    /// A pattern without the anchors around it, if they are around all of it.
    private static String inner(JsonNode pattern) {
        String text = String.valueOf(pattern.text());
        int last = text.length() - 1;
        boolean anchored = last > 0 && text.charAt(0) == '^' && text.charAt(last) == '$';
        return anchored && text.charAt(last - 1) != '\\' && !hasBranches(text)
                ? text.substring(1, last)
                : text;
    }

    /// True if the pattern has a `|` outside of any brackets.
    private static boolean hasBranches(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /// True if Cohere takes the pattern: no anchors, no looking ahead.
    private static boolean isPlain(String pattern) {
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                i += pattern.startsWith("^", i + 1) ? 1 : 0;
            } else if (ANCHORS.indexOf(c) >= 0
                    || pattern.startsWith("(?=", i)
                    || pattern.startsWith("(?!", i)) {
                return false;
            }
        }
        return true;
    }
}

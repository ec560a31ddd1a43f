package aigateway.dialect.gemini.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies a JSON Schema for `responseJsonSchema`, which knows a part of it
/// (https://ai.google.dev/api/generate-content#FIELDS.response_json_schema): other keywords are
/// said
/// in those that it knows, else they move into the description and are reported.
final class SchemaCopy {
    private static final Set<String> PLAIN =
            Set.of(
                    "$id",
                    "$anchor",
                    "title",
                    "minItems",
                    "maxItems",
                    "minimum",
                    "maximum",
                    "required",
                    "propertyOrdering");

    /// Keywords that ask for nothing.
    private static final Set<String> NOTES =
            Set.of(
                    "$schema",
                    "$comment",
                    "$vocabulary",
                    "default",
                    "deprecated",
                    "discriminator",
                    "example",
                    "examples",
                    "nullable",
                    "readOnly",
                    "writeOnly");
    private static final Set<String> FORMATS =
            Set.of("date-time", "date", "time", "int32", "int64", "float", "double");

    private final JsonWriter out = new JsonWriter(1_024);
    private final String path;
    private final Losses losses;
    private boolean changed;

    private SchemaCopy(String path, Losses losses) {
        this.path = path;
        this.losses = losses;
    }

    /// A schema's copy. One that needs no change is given back in its own bytes.
    ///
    /// @param path the schema's name in the caller's request
    static Bytes of(Bytes schema, String path, Losses losses) {
        JsonNode root = Json.root(schema);
        if (root == null) {
            return schema;
        }
        SchemaCopy copy = new SchemaCopy(path, losses);
        copy.schema(root);
        return copy.changed ? copy.out.bytes() : schema;
    }

    private void schema(JsonNode schema) {
        if (!schema.isObject()) {
            out.raw(schema.raw());
            return;
        }
        Map<String, JsonNode> refused = new LinkedHashMap<>();
        out.object();
        schema.members((name, value) -> member(schema, name, value, refused));
        union(schema, refused);
        describe(schema.text("description"), refused);
        out.endObject();
    }

    private void member(
            JsonNode schema, String name, JsonNode value, Map<String, JsonNode> refused) {
        switch (name) {
            case "description", "$ref", "anyOf", "oneOf", "allOf", "enum", "const" -> {}
            case "type" -> type(schema, value);
            case "properties", "$defs" -> schemas(name, value);
            case "definitions" -> {
                changed = true;
                schemas("$defs", value);
            }
            case "items" -> {
                boolean tuple = value.isArray();
                changed |= tuple;
                out.key(tuple ? "prefixItems" : name);
                list(value);
            }
            case "prefixItems", "additionalProperties" -> {
                out.key(name);
                list(value);
            }
            case "format" -> {
                String format = value.text();
                if (format != null && FORMATS.contains(format)) {
                    out.key(name).raw(value.raw());
                } else {
                    refused.put(name, value);
                }
            }
            case "exclusiveMinimum", "exclusiveMaximum" -> exclusive(schema, name, value, refused);
            default -> {
                if (PLAIN.contains(name)) {
                    out.key(name).raw(value.raw());
                } else if (NOTES.contains(name) || name.startsWith("x-")) {
                    changed = true;
                } else {
                    refused.put(name, value);
                }
            }
        }
    }

    /// The type, if it is not said in a union; `null` beside it if the schema is `nullable`.
    private void type(JsonNode schema, JsonNode value) {
        if (isUnion(schema)) {
            return;
        }
        if (schema.isTrue("nullable") && value.isString()) {
            changed = true;
            out.key("type").array().raw(value.raw()).string("null").endArray();
        } else {
            out.key("type").raw(value.raw());
        }
    }

    private void schemas(String name, JsonNode value) {
        out.key(name).object();
        value.members(
                (key, each) -> {
                    out.key(key);
                    schema(each);
                });
        out.endObject();
    }

    private void list(JsonNode value) {
        if (!value.isArray()) {
            schema(value);
            return;
        }
        out.array();
        value.elements().forEach(this::schema);
        out.endArray();
    }

    /// For whole numbers an exclusive limit is the next number.
    private void exclusive(
            JsonNode schema, String name, JsonNode value, Map<String, JsonNode> refused) {
        boolean lower = name.equals("exclusiveMinimum");
        String inclusive = lower ? "minimum" : "maximum";
        JsonNode type = schema.get("type");
        boolean whole = type != null && type.is("integer") && value.asDouble() == value.asLong(0);
        if (whole && value.isNumber() && schema.field(inclusive) == null) {
            changed = true;
            out.key(inclusive).number(value.asLong(0) + (lower ? 1 : -1));
        } else {
            refused.put(name, value);
        }
    }

    /// True if the schema's choices have to be said as a union of schemas.
    private static boolean isUnion(JsonNode schema) {
        JsonNode choices = schema.get("enum");
        if (choices == null) {
            return false;
        }
        for (JsonNode choice : choices.elements()) {
            if (choice.isNull()) {
                return true;
            }
        }
        return schema.isTrue("nullable");
    }

    /// Writes what the value must be one of.
    private void union(JsonNode schema, Map<String, JsonNode> refused) {
        JsonNode ref = schema.get("$ref");
        JsonNode all = schema.get("allOf");
        JsonNode any = schema.get("anyOf") != null ? schema.get("anyOf") : schema.get("oneOf");
        boolean alone =
                ref != null
                        && schema.doc().next(schema.doc().next(schema.doc().child(schema.index())))
                                == schema.doc().next(schema.index());
        if (ref != null && alone) {
            out.key("$ref");
            reference(ref);
        } else if (ref != null) { // which may have no neighbours
            changed = true;
            out.key("anyOf").array().object().key("$ref");
            reference(ref);
            out.endObject();
            nullable(schema);
            out.endArray();
            refuse("anyOf", any, refused);
            refuse("allOf", all, refused);
        } else if (any != null) {
            choices(schema, any, refused);
            refuse("allOf", all, refused);
        } else if (all != null && all.elements().size() == 1) {
            changed = true;
            out.key("anyOf").array();
            all.elements().forEach(this::schema);
            nullable(schema);
            out.endArray();
        } else {
            refuse("allOf", all, refused);
        }
        values(schema, refused);
    }

    private void choices(JsonNode schema, JsonNode any, Map<String, JsonNode> refused) {
        boolean one = schema.get("anyOf") == null;
        out.key(one ? "oneOf" : "anyOf").array();
        any.elements().forEach(this::schema);
        if (schema.isTrue("nullable")) {
            changed = true;
            nullable(schema);
        }
        out.endArray();
        if (!one) {
            refuse("oneOf", schema.get("oneOf"), refused);
        }
    }

    private void nullable(JsonNode schema) {
        if (schema.isTrue("nullable")) {
            out.object().key("type").string("null").endObject();
        }
    }

    private static void refuse(
            String name, @Nullable JsonNode value, Map<String, JsonNode> refused) {
        if (value != null) {
            refused.put(name, value);
        }
    }

    private void reference(JsonNode ref) {
        String text = ref.text();
        String older = "#/definitions/";
        if (text != null && text.startsWith(older)) {
            changed = true;
            out.string("#/$defs/" + text.substring(older.length()));
        } else {
            out.raw(ref.raw());
        }
    }

    /// Writes `enum`, and `const` as an `enum` of one; both know only strings and numbers.
    private void values(JsonNode schema, Map<String, JsonNode> refused) {
        JsonNode choices = schema.get("enum");
        JsonNode constant = schema.field("const");
        List<JsonNode> values = new ArrayList<>();
        if (choices != null) {
            values.addAll(choices.elements());
        } else if (constant != null) {
            values.add(constant);
        } else {
            return;
        }
        boolean none = values.removeIf(JsonNode::isNull);
        for (JsonNode value : values) {
            if (!value.isString() && !value.isNumber()) {
                refuse(
                        choices != null ? "enum" : "const",
                        choices != null ? choices : constant,
                        refused);
                typeAlone(schema);
                return;
            }
        }
        changed |= choices == null || none || schema.isTrue("nullable");
        if (none || schema.isTrue("nullable")) {
            if (hasUnion(schema)) { // and there can be only one
                refuse("enum", choices, refused);
            } else {
                orNull(schema, values);
            }
        } else {
            out.key("enum").array();
            values.forEach(value -> out.raw(value.raw()));
            out.endArray();
        }
    }

    private static boolean hasUnion(JsonNode schema) {
        return schema.get("anyOf") != null
                || schema.get("oneOf") != null
                || schema.get("allOf") != null
                || schema.get("$ref") != null;
    }

    /// The type that was left to the union, after all.
    private void typeAlone(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && isUnion(schema)) {
            out.key("type").raw(type.raw());
        }
    }

    private void orNull(JsonNode schema, List<JsonNode> values) {
        boolean text = !values.isEmpty() && values.getFirst().isString();
        JsonNode type = schema.get("type");
        if (values.isEmpty()) { // null is all there is
            if (type == null || isUnion(schema)) {
                out.key("type").string("null");
            }
            return;
        }
        out.key("anyOf").array().object().key("type");
        if (type != null && type.isString()) {
            out.raw(type.raw());
        } else {
            out.string(text ? "string" : "number");
        }
        out.key("enum").array();
        values.forEach(value -> out.raw(value.raw()));
        out.endArray().endObject();
        out.object().key("type").string("null").endObject().endArray();
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

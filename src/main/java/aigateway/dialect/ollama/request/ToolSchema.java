package aigateway.dialect.ollama.request;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import org.jspecify.annotations.Nullable;

/// The schema of a tool's parameters as Ollama reads it. Ollama decodes it into structures with
/// fixed types (`ToolFunctionParameters` and `ToolProperty` in its `api/types.go`) and refuses the
/// whole request where a value is of another type; keywords that it does not know it skips. Such
/// values are corrected where that changes nothing, else left out and reported. A schema that needs
/// none of this keeps its bytes.
final class ToolSchema {
    private static final Bytes NO_PARAMETERS =
            Bytes.utf8("{\"type\":\"object\",\"properties\":{}}");
    private static final Bytes OBJECT = Bytes.utf8("\"object\"");
    private static final Bytes ANYTHING = Bytes.utf8("{}");

    private final JsonPatch patch;
    private final Losses losses;
    private final String path;

    private ToolSchema(JsonDocument schema, String path, Losses losses) {
        this.patch = new JsonPatch(schema);
        this.path = path;
        this.losses = losses;
    }

    /// The schema for Ollama.
    ///
    /// @param path the schema's name in the caller's request
    static Bytes of(@Nullable Bytes parameters, String path, Losses losses) {
        if (parameters == null) {
            return NO_PARAMETERS;
        }
        JsonNode root = Json.root(parameters);
        if (root == null || !root.isObject()) {
            losses.dropped(path);
            return NO_PARAMETERS;
        }
        ToolSchema schema = new ToolSchema(root.doc(), path, losses);
        JsonNode type = root.get("type");
        if (type == null || !type.isString()) {
            schema.patch.set(root, "type", OBJECT);
        }
        schema.members(root);
        return schema.patch.isEmpty() ? parameters : schema.patch.bytes();
    }

    private void members(JsonNode schema) {
        JsonNode required = schema.get("required");
        if (required != null && !isTexts(required)) {
            leaveOut(schema, "required");
        }
        JsonNode properties = schema.get("properties");
        if (properties != null && !properties.isObject()) {
            leaveOut(schema, "properties");
        } else if (properties != null) {
            properties.members((_, property) -> property(property));
        }
    }

    private void property(JsonNode property) {
        if (!property.isObject()) {
            if (property.kind() != JsonKind.TRUE) {
                losses.dropped(path + ".properties");
            }
            patch.replace(property, ANYTHING);
            return;
        }
        members(property);
        JsonNode type = property.get("type");
        if (type != null && !type.isString() && !isTexts(type)) {
            leaveOut(property, "type");
        }
        JsonNode description = property.get("description");
        if (description != null && !description.isString()) {
            leaveOut(property, "description");
        }
        JsonNode values = property.get("enum");
        if (values != null && !values.isArray()) {
            leaveOut(property, "enum");
        }
        JsonNode choices = property.get("anyOf");
        if (choices != null && !choices.isArray()) {
            leaveOut(property, "anyOf");
        } else if (choices != null) {
            choices.elements().forEach(this::property);
        }
    }

    private void leaveOut(JsonNode schema, String keyword) {
        patch.remove(schema, keyword);
        losses.dropped(path + "." + keyword);
    }

    private static boolean isTexts(JsonNode array) {
        if (!array.isArray()) {
            return false;
        }
        for (JsonNode each : array.elements()) {
            if (!each.isString()) {
                return false;
            }
        }
        return true;
    }
}

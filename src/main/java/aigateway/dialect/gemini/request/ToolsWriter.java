package aigateway.dialect.gemini.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `tools` and `toolConfig` (https://ai.google.dev/gemini-api/docs/function-calling).
/// Schemas go out as they are: `parametersJsonSchema` takes JSON Schema, where `parameters` takes a
/// part of OpenAPI's and refuses everything else.
final class ToolsWriter {
    private final ChatRequest request;
    private final List<Bytes> own;
    private final ModelRules rules;
    private final Losses losses;

    /// @param own tools in Gemini's own form
    ToolsWriter(ChatRequest request, List<Bytes> own, ModelRules rules, Losses losses) {
        this.request = request;
        this.own = own;
        this.rules = rules;
        this.losses = losses;
    }

    /// True if there are any tools.
    boolean any() {
        return !request.tools().isEmpty() || !own.isEmpty();
    }

    /// @param toolConfig the field in Gemini's own form, if the caller sent it
    void write(JsonWriter out, @Nullable Bytes toolConfig) {
        List<Tool> tools = request.tools();
        if (any()) {
            out.key("tools").array();
            if (!tools.isEmpty()) {
                out.object().key("functionDeclarations").array();
                for (int i = 0; i < tools.size(); i++) {
                    declaration(out, tools.get(i), i);
                }
                out.endArray().endObject();
            }
            own.forEach(out::raw);
            out.endArray();
        }
        if (Boolean.FALSE.equals(request.parallelToolCalls()) && !tools.isEmpty()) {
            losses.dropped("parallel_tool_calls");
        }
        config(out, toolConfig == null ? null : Json.root(toolConfig));
    }

    private void declaration(JsonWriter out, Tool tool, int number) {
        out.object().key("name").string(tool.name());
        if (tool.description() != null) {
            out.key("description").string(tool.description());
        }
        Bytes schema = schema(tool, "tools." + number + ".function.parameters");
        if (schema != null) {
            out.key("parametersJsonSchema").raw(schema);
        }
        out.endObject();
        if (tool.cacheControl() != null) {
            losses.dropped("tools." + number + ".cache_control");
        }
    }

    /// The schema as it stands, but with the type that all parameters together have.
    private @Nullable Bytes schema(Tool tool, String path) {
        Bytes parameters = tool.parameters();
        JsonNode root = parameters == null ? null : Json.root(parameters);
        if (root == null || !root.isObject()) {
            if (parameters != null) {
                losses.dropped(path);
            }
            return null;
        }
        if (root.get("type") != null || root.get("$ref") != null) {
            return parameters;
        }
        JsonPatch patch = new JsonPatch(root.doc());
        patch.set(root, "type", Bytes.utf8("\"object\""));
        return patch.bytes();
    }

    private void config(JsonWriter out, @Nullable JsonNode own) {
        boolean hasOwn =
                own != null
                        && (own.get("functionCallingConfig") != null
                                || own.get("function_calling_config") != null);
        JsonWriter calling = new JsonWriter(128);
        boolean said = !hasOwn && calling(calling);
        if (hasOwn && request.toolChoice() != null) {
            losses.dropped("tool_choice");
        }
        if (own == null && !said) {
            return;
        }
        out.key("toolConfig").object();
        if (own != null) {
            own.members((name, value) -> out.key(name).raw(value.raw()));
        }
        if (said) {
            out.key("functionCallingConfig").raw(calling.bytes());
        }
        out.endObject();
    }

    /// Writes `functionCallingConfig`; false if there is nothing to say.
    private boolean calling(JsonWriter out) {
        List<Tool> tools = request.tools();
        ToolChoice choice = request.toolChoice();
        if (tools.isEmpty()) {
            if (choice != null
                    && !(choice instanceof ToolChoice.Auto)
                    && !(choice instanceof ToolChoice.None)) {
                losses.dropped("tool_choice");
            }
            return false;
        }
        switch (choice) {
            case null -> {
                return validated(out, false);
            }
            case ToolChoice.Auto _ -> {
                return validated(out, true);
            }
            case ToolChoice.None _ -> mode(out, "NONE", List.of());
            case ToolChoice.Required _ -> mode(out, "ANY", List.of());
            case ToolChoice.Named named -> mode(out, "ANY", List.of(named.name()));
            case ToolChoice.Other other -> {
                return allowed(out, Json.root(other.json()));
            }
        }
        return true;
    }

    /// The model decides, and is held to the schemas if all functions ask for it.
    private boolean validated(JsonWriter out, boolean asked) {
        boolean all = true;
        for (Tool tool : request.tools()) {
            all &= Boolean.TRUE.equals(tool.strict());
        }
        if (all && rules.has(Trait.VALIDATES)) {
            mode(out, "VALIDATED", List.of());
            return true;
        }
        for (int i = 0; i < request.tools().size(); i++) {
            if (Boolean.TRUE.equals(request.tools().get(i).strict())) {
                losses.dropped("tools." + i + ".function.strict");
            }
        }
        if (asked) {
            mode(out, "AUTO", List.of());
        }
        return asked;
    }

    /// OpenAI's `allowed_tools`: a part of the functions.
    private boolean allowed(JsonWriter out, @Nullable JsonNode choice) {
        JsonNode allowed = choice == null ? null : choice.get("allowed_tools");
        JsonNode list = allowed == null ? null : allowed.get("tools");
        List<String> names = new ArrayList<>();
        if (list != null) {
            for (JsonNode tool : list.elements()) {
                JsonNode function = tool.get("function");
                String name = function == null ? tool.text("name") : function.text("name");
                if (name != null) {
                    names.add(name);
                }
            }
        }
        boolean required = allowed != null && "required".equals(allowed.text("mode"));
        if (names.isEmpty() || (!required && !rules.has(Trait.VALIDATES))) {
            losses.dropped("tool_choice");
            return false;
        }
        mode(out, required ? "ANY" : "VALIDATED", names);
        return true;
    }

    private static void mode(JsonWriter out, String mode, List<String> names) {
        out.object().key("mode").string(mode);
        if (!names.isEmpty()) {
            out.key("allowedFunctionNames").array();
            names.forEach(out::string);
            out.endArray();
        }
        out.endObject();
    }
}

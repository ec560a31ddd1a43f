package aigateway.dialect.anthropic.request;

import aigateway.dialect.ClosedSchema;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `tools` and `tool_choice`.
final class ToolsWriter {
    private static final Bytes NO_PARAMETERS =
            Bytes.utf8("{\"type\":\"object\",\"properties\":{}}");

    private final ModelRules rules;
    private final Losses losses;
    private final List<Tool> tools;
    private final List<JsonNode> own;

    /// A writer for a request's tools.
    ///
    /// @param own tools in Anthropic's own form
    ToolsWriter(List<Tool> tools, List<JsonNode> own, ModelRules rules, Losses losses) {
        this.tools = tools;
        this.own = own;
        this.rules = rules;
        this.losses = losses;
    }

    private boolean isEmpty() {
        return tools.isEmpty() && own.isEmpty();
    }

    /// The caller's choice as far as the model takes it; reports what it does not.
    @Nullable ToolChoice choice(ChatRequest request) {
        ToolChoice choice = request.toolChoice();
        if (choice == null) {
            return null;
        }
        return switch (choice) {
            case ToolChoice.Auto _, ToolChoice.None _ -> isEmpty() ? null : choice;
            case ToolChoice.Required _, ToolChoice.Named _ -> {
                if (isEmpty() || rules.has(Trait.NO_FORCED_TOOLS)) {
                    losses.dropped("tool_choice");
                    yield null;
                }
                yield choice;
            }
            case ToolChoice.Other _ -> {
                losses.dropped("tool_choice");
                yield null;
            }
        };
    }

    static boolean isForced(@Nullable ToolChoice choice) {
        return choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    }

    void write(JsonWriter out, ChatRequest request, @Nullable ToolChoice choice) {
        if (isEmpty()) {
            return;
        }
        out.key("tools").array();
        for (int i = 0; i < tools.size(); i++) {
            tool(out, tools.get(i), i);
        }
        own.forEach(tool -> out.raw(tool.raw()));
        out.endArray();
        boolean oneAtATime = Boolean.FALSE.equals(request.parallelToolCalls());
        if (choice == null && !oneAtATime) {
            return;
        }
        out.key("tool_choice").object().key("type");
        switch (choice == null ? new ToolChoice.Auto() : choice) {
            case ToolChoice.Auto _, ToolChoice.Other _ -> out.string("auto");
            case ToolChoice.None _ -> out.string("none");
            case ToolChoice.Required _ -> out.string("any");
            case ToolChoice.Named named -> out.string("tool").key("name").string(named.name());
        }
        if (oneAtATime && !(choice instanceof ToolChoice.None)) {
            out.key("disable_parallel_tool_use").bool(true);
        }
        out.endObject();
    }

    private void tool(JsonWriter out, Tool tool, int number) {
        String path = "tools." + number + ".function";
        out.object().key("name").string(tool.name());
        if (tool.description() != null) {
            out.key("description").string(tool.description());
        }
        boolean strict = Boolean.TRUE.equals(tool.strict());
        if (strict && !rules.has(Trait.SCHEMAS)) {
            losses.dropped(path + ".strict");
            strict = false;
        }
        Bytes schema = schema(tool, path);
        if (strict) {
            schema = ClosedSchema.of(schema, path + ".parameters", losses);
        }
        out.key("input_schema").raw(schema);
        if (strict) {
            out.key("strict").bool(true);
        }
        if (tool.cacheControl() != null) {
            out.key("cache_control").raw(tool.cacheControl());
        }
        out.endObject();
    }

    /// The schema as it stands, but with the `type` that Anthropic insists on.
    private Bytes schema(Tool tool, String path) {
        Bytes parameters = tool.parameters();
        if (parameters == null) {
            return NO_PARAMETERS;
        }
        JsonNode root = Json.root(parameters);
        if (root == null || !root.isObject()) {
            losses.dropped(path + ".parameters");
            return NO_PARAMETERS;
        }
        if (root.get("type") != null) {
            return parameters;
        }
        JsonPatch patch = new JsonPatch(root.doc());
        patch.set(root, "type", Bytes.utf8("\"object\""));
        return patch.bytes();
    }
}

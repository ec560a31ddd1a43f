package aigateway.dialect.mistral.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `tools`, `tool_choice` and `parallel_tool_calls`.
final class ToolsWriter {
    private static final Bytes NO_PARAMETERS =
            Bytes.utf8("{\"type\":\"object\",\"properties\":{}}");

    private final JsonWriter out;
    private final Losses losses;

    ToolsWriter(JsonWriter out, Losses losses) {
        this.out = out;
        this.losses = losses;
    }

    /// @param own tools in Mistral's own form
    void write(ChatRequest request, List<Bytes> own) {
        List<Tool> tools = request.tools();
        if (tools.isEmpty() && own.isEmpty()) {
            if (isForced(request.toolChoice())) {
                losses.dropped("tool_choice");
            }
            return;
        }
        out.key("tools").array();
        for (int i = 0; i < tools.size(); i++) {
            tool(tools.get(i), "tools." + i);
        }
        own.forEach(out::raw);
        out.endArray();
        if (request.toolChoice() != null) {
            choice(request.toolChoice());
        }
        if (request.parallelToolCalls() != null) {
            out.key("parallel_tool_calls").bool(request.parallelToolCalls());
        }
    }

    private static boolean isForced(@Nullable ToolChoice choice) {
        return choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    }

    private void tool(Tool tool, String path) {
        out.object().key("type").string("function").key("function").object();
        out.key("name").string(tool.name());
        if (tool.description() != null) {
            out.key("description").string(tool.description());
        }
        out.key("parameters").raw(parameters(tool, path));
        if (tool.strict() != null) {
            out.key("strict").bool(tool.strict());
        }
        if (tool.cacheControl() != null) {
            losses.dropped(path + ".cache_control");
        }
        out.endObject().endObject();
    }

    /// The schema as it stands; Mistral insists on one.
    private Bytes parameters(Tool tool, String path) {
        Bytes parameters = tool.parameters();
        JsonNode root = parameters == null ? null : Json.root(parameters);
        if (parameters != null && (root == null || !root.isObject())) {
            losses.dropped(path + ".function.parameters");
            return NO_PARAMETERS;
        }
        return parameters == null ? NO_PARAMETERS : parameters;
    }

    private void choice(ToolChoice choice) {
        switch (choice) {
            case ToolChoice.Auto _ -> out.key("tool_choice").string("auto");
            case ToolChoice.None _ -> out.key("tool_choice").string("none");
            case ToolChoice.Required _ -> out.key("tool_choice").string("any");
            case ToolChoice.Named named -> {
                out.key("tool_choice").object().key("type").string("function").key("function");
                out.object().key("name").string(named.name()).endObject().endObject();
            }
            case ToolChoice.Other _ -> losses.dropped("tool_choice");
        }
    }
}

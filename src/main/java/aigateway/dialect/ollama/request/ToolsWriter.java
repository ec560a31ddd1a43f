package aigateway.dialect.ollama.request;

import aigateway.json.JsonWriter;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.List;

/// Writes `tools`. Ollama has no `tool_choice`: the model always decides. `none` is said by not
/// offering any tool; of a named one only that is offered.
record ToolsWriter(JsonWriter out, Losses losses) {
    void write(ChatRequest request) {
        List<Tool> tools = request.tools();
        ToolChoice choice = request.toolChoice();
        if (choice instanceof ToolChoice.None) {
            return;
        }
        if (choice != null && !(choice instanceof ToolChoice.Auto)) {
            losses.dropped("tool_choice");
        }
        if (tools.isEmpty()) {
            return;
        }
        if (Boolean.FALSE.equals(request.parallelToolCalls())) {
            losses.dropped("parallel_tool_calls");
        }
        String only = choice instanceof ToolChoice.Named named ? named.name() : null;
        boolean all = only == null || !isOffered(tools, only);
        out.key("tools").array();
        for (int i = 0; i < tools.size(); i++) {
            if (all || tools.get(i).name().equals(only)) {
                tool(tools.get(i), "tools." + i);
            }
        }
        out.endArray();
    }

    private static boolean isOffered(List<Tool> tools, String name) {
        for (Tool tool : tools) {
            if (tool.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void tool(Tool tool, String path) {
        out.object().key("type").string("function").key("function").object();
        out.key("name").string(tool.name());
        if (tool.description() != null) {
            out.key("description").string(tool.description());
        }
        String function = path + ".function";
        out.key("parameters");
        out.raw(ToolSchema.of(tool.parameters(), function + ".parameters", losses));
        out.endObject().endObject();
        if (Boolean.TRUE.equals(tool.strict())) {
            losses.dropped(function + ".strict");
        }
        if (tool.cacheControl() != null) {
            losses.dropped(path + ".cache_control");
        }
    }
}

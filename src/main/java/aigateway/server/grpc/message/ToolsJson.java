package aigateway.server.grpc.message;

import aigateway.json.JsonKind;
import aigateway.json.JsonWriter;
import aigateway.server.grpc.proto.ChatCompletionRequest;
import aigateway.server.grpc.proto.Tool;

/// Writes the tools that a model may use, and which it must.
///
/// @param json where to, in the request's object
record ToolsJson(Parts json) {
    void write(ChatCompletionRequest request) {
        JsonWriter out = json.out();
        if (request.getToolsCount() > 0) {
            out.key("tools").array();
            for (int i = 0; i < request.getToolsCount(); i++) {
                tool(out, request.getTools(i), "tools[" + i + "].parameters_json");
            }
            out.endArray();
        }
        if (!request.getToolChoice().isEmpty()) {
            choice(out.key("tool_choice"), request.getToolChoice());
        }
        if (request.hasParallelToolCalls()) {
            out.key("parallel_tool_calls").bool(request.getParallelToolCalls());
        }
    }

    private void tool(JsonWriter out, Tool tool, String param) {
        out.object().key("type").string("function").key("function").object();
        out.key("name").string(tool.getName());
        if (!tool.getDescription().isEmpty()) {
            out.key("description").string(tool.getDescription());
        }
        if (!tool.getParametersJson().isEmpty()) {
            String schema = tool.getParametersJson();
            json.value(out.key("parameters"), param, schema, JsonKind.OBJECT);
        }
        if (tool.hasStrict()) {
            out.key("strict").bool(tool.getStrict());
        }
        out.endObject().endObject();
    }

    private static void choice(JsonWriter out, String choice) {
        switch (choice) {
            case "auto", "none", "required" -> out.string(choice);
            default -> {
                out.object().key("type").string("function").key("function").object();
                out.key("name").string(choice).endObject().endObject();
            }
        }
    }
}

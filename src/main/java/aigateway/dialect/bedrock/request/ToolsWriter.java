package aigateway.dialect.bedrock.request;

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

/// Writes `toolConfig`
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolConfiguration.html>).
/// It must be there if tools were called before, so then the tools that were called are named again
/// where the caller left them out. There is no choice `none`: the tools are left out.
final class ToolsWriter {
    private static final Bytes NO_PARAMETERS =
            Bytes.utf8("{\"type\":\"object\",\"properties\":{}}");

    private final ChatRequest request;
    private final Conversation conversation;
    private final ModelRules rules;
    private final Losses losses;
    private final List<Tool> tools;
    private final @Nullable ToolChoice choice;

    ToolsWriter(ChatRequest request, Conversation conversation, ModelRules rules, Losses losses) {
        this.request = request;
        this.conversation = conversation;
        this.rules = rules;
        this.losses = losses;
        this.tools = request.tools();
        this.choice = choice(request.toolChoice());
    }

    /// The caller's choice as far as the model takes it; reports what it does not.
    private @Nullable ToolChoice choice(@Nullable ToolChoice asked) {
        if (asked == null) {
            return null;
        }
        boolean takesIt =
                switch (asked) {
                    case ToolChoice.Auto _ -> true;
                    case ToolChoice.None _ -> tools.isEmpty() || !conversation.hasTools();
                    case ToolChoice.Required _ -> !tools.isEmpty() && rules.has(Trait.ANY_TOOL);
                    case ToolChoice.Named named ->
                            place(named) >= 0
                                    && (rules.has(Trait.NAMED_TOOL) || rules.has(Trait.ANY_TOOL));
                    case ToolChoice.Other _ -> false;
                };
        if (!takesIt) {
            losses.dropped("tool_choice");
        }
        return takesIt ? asked : null;
    }

    private int place(ToolChoice.Named named) {
        for (int i = 0; i < tools.size(); i++) {
            if (tools.get(i).name().equals(named.name())) {
                return i;
            }
        }
        return -1;
    }

    /// True if the model is made to call a tool.
    boolean isForced() {
        return choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named;
    }

    void write(JsonWriter out) {
        boolean leftOut = choice instanceof ToolChoice.None && !conversation.hasTools();
        if (!rules.has(Trait.TOOLS)) {
            if (!tools.isEmpty() && !leftOut) {
                losses.dropped("tools");
            }
            return;
        }
        if (tools.isEmpty() || leftOut) {
            remembered(out);
            return;
        }
        int only = only();
        out.key("toolConfig").object().key("tools").array();
        for (int i = 0; i < tools.size(); i++) {
            if (only < 0 || i == only) {
                tool(out, tools.get(i), "tools." + i);
            }
        }
        out.endArray();
        writeChoice(out);
        out.endObject();
        if (Boolean.FALSE.equals(request.parallelToolCalls())) {
            losses.dropped("parallel_tool_calls");
        }
    }

    /// Place of the one tool that is sent because the model takes no name in its choice, or -1.
    private int only() {
        return choice instanceof ToolChoice.Named named && !rules.has(Trait.NAMED_TOOL)
                ? place(named)
                : -1;
    }

    private void writeChoice(JsonWriter out) {
        if (choice == null || choice instanceof ToolChoice.None) {
            return;
        }
        boolean named = choice instanceof ToolChoice.Named && rules.has(Trait.NAMED_TOOL);
        String word = choice instanceof ToolChoice.Auto ? "auto" : named ? "tool" : "any";
        out.key("toolChoice").object().key(word).object();
        if (named && choice instanceof ToolChoice.Named tool) {
            out.key("name").string(tool.name());
        }
        out.endObject().endObject();
    }

    /// The tools that were called, where the caller names none now.
    private void remembered(JsonWriter out) {
        if (conversation.called().isEmpty()) {
            return;
        }
        out.key("toolConfig").object().key("tools").array();
        for (String name : conversation.called()) {
            out.object().key("toolSpec").object().key("name").string(name);
            out.key("inputSchema").object().key("json").raw(NO_PARAMETERS).endObject();
            out.endObject().endObject();
        }
        out.endArray().endObject();
    }

    private void tool(JsonWriter out, Tool tool, String path) {
        String function = path + ".function";
        out.object().key("toolSpec").object().key("name").string(tool.name());
        if (tool.description() != null && !tool.description().isBlank()) {
            out.key("description").string(tool.description());
        }
        boolean strict = Boolean.TRUE.equals(tool.strict());
        if (strict && !rules.has(Trait.SCHEMAS)) {
            losses.dropped(function + ".strict");
            strict = false;
        }
        Bytes schema = schema(tool, function);
        if (strict) {
            schema = ClosedSchema.of(schema, function + ".parameters", losses);
        }
        out.key("inputSchema").object().key("json").raw(schema).endObject();
        if (strict) {
            out.key("strict").bool(true);
        }
        out.endObject().endObject();
        CachePoint.write(out, tool.cacheControl(), path, rules, losses);
    }

    /// The schema as it stands, but with the `type` that Bedrock insists on.
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

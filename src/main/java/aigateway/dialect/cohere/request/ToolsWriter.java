package aigateway.dialect.cohere.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes `tools`, `tool_choice` and `strict_tools`. Cohere knows only `REQUIRED` and `NONE`; a
/// named tool is forced by sending no other
/// (<https://docs.cohere.com/docs/tool-use-usage-patterns>).
final class ToolsWriter {
    private static final Bytes NO_PARAMETERS =
            Bytes.utf8("{\"type\":\"object\",\"properties\":{}}");

    private final ChatRequest request;
    private final Set<Trait> traits;
    private final Losses losses;
    private final List<Tool> tools;

    /// True where leaving the tools out is how the model is kept from calling them.
    private final boolean leftOut;

    /// A writer for a request's tools.
    ///
    /// @param wantsForm true if the answer is to have a form, which Cohere does not give with tools
    ToolsWriter(ChatRequest request, boolean wantsForm, Set<Trait> traits, Losses losses) {
        this.request = request;
        this.traits = traits;
        this.losses = losses;
        this.tools = request.tools();
        this.leftOut =
                request.toolChoice() instanceof ToolChoice.None
                        && (wantsForm || !traits.contains(Trait.TOOL_CHOICE));
    }

    /// True if tools are sent.
    boolean isSent() {
        return !tools.isEmpty() && !leftOut && traits.contains(Trait.TOOLS);
    }

    /// Writes the fields, or none.
    ///
    /// @param strict the caller's own `strict_tools`, if any
    void write(JsonWriter out, @Nullable JsonNode strict) {
        if (!isSent()) {
            if (!tools.isEmpty() && !leftOut) {
                losses.dropped("tools");
            }
            if (isForced()) {
                losses.dropped("tool_choice");
            }
            return;
        }
        int only = only();
        String choice = choice(only);
        int first = only < 0 ? 0 : only;
        int end = only < 0 ? tools.size() : only + 1;
        boolean strictly = strict == null && isStrict(first, end);
        out.key("tools").array();
        for (int i = first; i < end; i++) {
            tool(out, tools.get(i), "tools." + i, strictly);
        }
        out.endArray();
        if (choice != null) {
            out.key("tool_choice").string(choice);
        }
        if (strict != null) {
            out.key("strict_tools").raw(strict.raw());
        } else if (strictly) {
            out.key("strict_tools").bool(true);
        }
        boolean none = request.toolChoice() instanceof ToolChoice.None;
        if (Boolean.FALSE.equals(request.parallelToolCalls()) && !none) {
            losses.dropped("parallel_tool_calls");
        }
    }

    private boolean isForced() {
        ToolChoice choice = request.toolChoice();
        return choice != null
                && !(choice instanceof ToolChoice.Auto)
                && !(choice instanceof ToolChoice.None);
    }

    /// Place of the one tool that must be called, or -1 if there is none.
    private int only() {
        if (request.toolChoice() instanceof ToolChoice.Named named
                && traits.contains(Trait.TOOL_CHOICE)) {
            for (int i = 0; i < tools.size(); i++) {
                if (tools.get(i).name().equals(named.name())) {
                    return i;
                }
            }
        }
        return -1;
    }

    private @Nullable String choice(int only) {
        ToolChoice choice = request.toolChoice();
        if (choice == null) {
            return null;
        }
        boolean takesIt =
                switch (choice) {
                    case ToolChoice.Auto _, ToolChoice.None _ -> true;
                    case ToolChoice.Required _ -> traits.contains(Trait.TOOL_CHOICE);
                    case ToolChoice.Named _ -> only >= 0;
                    case ToolChoice.Other _ -> false;
                };
        if (!takesIt) {
            losses.dropped("tool_choice");
            return null;
        }
        return switch (choice) {
            case ToolChoice.None _ -> "NONE";
            case ToolChoice.Required _, ToolChoice.Named _ -> "REQUIRED";
            case ToolChoice.Auto _, ToolChoice.Other _ -> null;
        };
    }

    /// True if all tools are strict, and such that Cohere can keep to them: the switch is one for
    /// all, and each tool then needs a required parameter. Reports those that stay loose.
    private boolean isStrict(int first, int end) {
        boolean all = traits.contains(Trait.SCHEMAS);
        for (int i = first; i < end; i++) {
            Tool tool = tools.get(i);
            all &= Boolean.TRUE.equals(tool.strict()) && requiresSomething(tool.parameters());
        }
        for (int i = first; i < end && !all; i++) {
            if (Boolean.TRUE.equals(tools.get(i).strict())) {
                losses.dropped("tools." + i + ".function.strict");
            }
        }
        return all;
    }

    private static boolean requiresSomething(@Nullable Bytes parameters) {
        JsonNode schema = parameters == null ? null : Json.root(parameters);
        JsonNode required = schema == null ? null : schema.get("required");
        return required != null && !required.elements().isEmpty();
    }

    private void tool(JsonWriter out, Tool tool, String path, boolean strictly) {
        out.object().key("type").string("function").key("function").object();
        out.key("name").string(tool.name());
        if (tool.description() != null) {
            out.key("description").string(tool.description());
        }
        Bytes parameters = tool.parameters() == null ? NO_PARAMETERS : tool.parameters();
        String at = path + ".function.parameters";
        out.key("parameters").raw(strictly ? SchemaCopy.of(parameters, at, losses) : parameters);
        out.endObject().endObject();
        if (tool.cacheControl() != null) {
            losses.dropped(path + ".cache_control");
        }
    }
}

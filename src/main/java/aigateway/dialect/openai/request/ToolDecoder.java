package aigateway.dialect.openai.request;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decodes tools and the choice among them, in the present and in the older form.
final class ToolDecoder {
    private ToolDecoder() {}

    /// The functions among the tools; tools of other types exist only at the provider that knows
    /// them.
    static List<Tool> tools(JsonNode root) {
        List<Tool> tools = new ArrayList<>();
        JsonNode array = root.get("tools");
        if (array != null) {
            for (JsonNode tool : array.elements()) {
                JsonNode function = tool.get("function");
                if (function != null) {
                    add(tools, function, tool.get("cache_control"));
                }
            }
        }
        JsonNode functions = root.get("functions");
        if (functions != null) {
            for (JsonNode function : functions.elements()) {
                add(tools, function, null);
            }
        }
        return tools;
    }

    private static void add(List<Tool> tools, JsonNode function, @Nullable JsonNode cache) {
        String name = function.text("name");
        if (name == null) {
            return;
        }
        JsonNode cacheControl = cache != null ? cache : function.get("cache_control");
        tools.add(
                new Tool(
                        name,
                        function.text("description"),
                        raw(function.get("parameters")),
                        RequestDecoder.bool(function, "strict"),
                        raw(cacheControl)));
    }

    /// Adds the tools that are no functions, each by its place as `tools.1`.
    static void otherTools(JsonNode root, Map<String, Bytes> extra) {
        JsonNode array = root.get("tools");
        if (array != null) {
            int number = 0;
            for (JsonNode tool : array.elements()) {
                if (tool.get("function") == null) {
                    extra.put("tools." + number, tool.raw());
                }
                number++;
            }
        }
    }

    /// Which tools are to be called, if the caller says so.
    static @Nullable ToolChoice choice(JsonNode root) {
        JsonNode choice = root.get("tool_choice");
        if (choice == null) {
            return older(root.get("function_call"));
        }
        String word = choice.text();
        if (word != null) {
            return word(word);
        }
        JsonNode function = choice.get("function");
        String name = function == null ? null : function.text("name");
        return name == null ? new ToolChoice.Other(choice.raw()) : new ToolChoice.Named(name);
    }

    private static @Nullable ToolChoice older(@Nullable JsonNode call) {
        if (call == null) {
            return null;
        }
        String word = call.text();
        String name = call.text("name");
        if (word != null) {
            return word(word);
        }
        return name == null ? null : new ToolChoice.Named(name);
    }

    private static ToolChoice word(String word) {
        return switch (word) {
            case "none" -> new ToolChoice.None();
            case "required", "any" -> new ToolChoice.Required();
            default -> new ToolChoice.Auto();
        };
    }

    static @Nullable Bytes raw(@Nullable JsonNode node) {
        return node == null ? null : node.raw();
    }
}

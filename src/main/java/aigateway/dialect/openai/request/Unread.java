package aigateway.dialect.openai.request;

import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what stands in messages and tools that [RequestDecoder] has no place for, so that it is
/// taken by a dialect that knows it, or reported.
final class Unread {
    private static final Set<String> MESSAGE =
            Set.of(
                    "role",
                    "content",
                    "name",
                    "tool_calls",
                    "tool_call_id",
                    "function_call",
                    "refusal",
                    "reasoning",
                    "reasoning_content",
                    "reasoning_details",
                    "cache_control");

    /// What a client sends back of an answer that was for its reader only.
    private static final Set<String> OF_ANSWERS =
            Set.of(
                    "annotations",
                    "citations",
                    "index",
                    "stop_sequence",
                    "stop_details",
                    "native_finish_reason",
                    "anthropic_content",
                    "bedrock_content",
                    "cohere_content",
                    "gemini_content",
                    "mistral_content");

    private static final Set<String> CALL =
            Set.of("id", "type", "function", "custom", "extra_content");
    private static final Set<String> FUNCTION = Set.of("name", "arguments");
    private static final Set<String> TOOL = Set.of("type", "function", "cache_control");
    private static final Set<String> TOOL_FUNCTION =
            Set.of("name", "description", "parameters", "strict", "cache_control");

    /// Members of the parts that are decoded, by type.
    private static final Map<String, Set<String>> PARTS =
            Map.of(
                    "text", Set.of("type", "text", "cache_control"),
                    "refusal", Set.of("type", "refusal"),
                    "image_url", Set.of("type", "image_url", "cache_control"),
                    "input_audio", Set.of("type", "input_audio"),
                    "file", Set.of("type", "file", "cache_control"));

    /// Members of the objects in them, which bear the name of the type.
    private static final Map<String, Set<String>> INNER =
            Map.of(
                    "image_url", Set.of("url", "detail"),
                    "input_audio", Set.of("data", "format"),
                    "file", Set.of("file_data", "file_id", "filename"));

    private static final Set<String> REASONING = Set.of("effort", "max_tokens", "enabled");
    private static final Set<String> THINKING = Set.of("type", "budget_tokens", "token_budget");

    private final Map<String, Bytes> found;

    private Unread(Map<String, Bytes> found) {
        this.found = found;
    }

    /// Puts what is found into a request's fields, by its path: `messages.0.prefix`.
    static void into(JsonNode root, Map<String, Bytes> fields) {
        Unread unread = new Unread(fields);
        unread.members("reasoning", root.get("reasoning"), REASONING);
        unread.members("thinking", root.get("thinking"), THINKING);
        unread.elements("messages", root.get("messages"), unread::message);
        unread.elements("tools", root.get("tools"), unread::tool);
    }

    private void message(String path, JsonNode message) {
        members(path, message, MESSAGE);
        elements(path + ".content", message.get("content"), this::part);
        elements(path + ".tool_calls", message.get("tool_calls"), this::call);
    }

    private void part(String path, JsonNode part) {
        String type = part.text("type");
        Set<String> known = type == null ? null : PARTS.get(type);
        if (type == null || known == null) {
            return; // kept whole
        }
        members(path, part, known);
        Set<String> inner = INNER.get(type);
        if (inner != null) {
            members(path + "." + type, part.get(type), inner);
        }
    }

    private void call(String path, JsonNode call) {
        members(path, call, CALL);
        members(path + ".function", call.get("function"), FUNCTION);
    }

    private void tool(String path, JsonNode tool) {
        JsonNode function = tool.get("function");
        if (function != null) { // others are kept whole
            members(path, tool, TOOL);
            members(path + ".function", function, TOOL_FUNCTION);
        }
    }

    private interface Each {
        void look(String path, JsonNode node);
    }

    private void elements(String path, @Nullable JsonNode array, Each each) {
        if (array != null) {
            int number = 0;
            for (JsonNode element : array.elements()) {
                each.look(path + "." + number++, element);
            }
        }
    }

    private void members(String path, @Nullable JsonNode object, Set<String> known) {
        if (object != null) {
            object.members(
                    (name, value) -> {
                        if (!known.contains(name) && !OF_ANSWERS.contains(name) && says(value)) {
                            found.put(path + "." + name, value.raw());
                        }
                    });
        }
    }

    /// False for null, false and what is empty.
    private static boolean says(JsonNode value) {
        JsonKind kind = value.kind();
        return switch (kind) {
            case NULL, FALSE -> false;
            case STRING -> !value.is("");
            case OBJECT, ARRAY ->
                    value.doc().child(value.index()) != value.doc().next(value.index());
            case TRUE, NUMBER -> true;
        };
    }
}

package aigateway.dialect.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Mistral's OpenAPI description (https://docs.mistral.ai/api) and the order of its validator
/// allow in a request: everything else is refused with 422 or 400.
final class MistralShape {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> REQUEST =
            Set.of(
                    "model",
                    "temperature",
                    "top_p",
                    "max_tokens",
                    "stream",
                    "stop",
                    "random_seed",
                    "metadata",
                    "messages",
                    "response_format",
                    "tools",
                    "tool_choice",
                    "presence_penalty",
                    "frequency_penalty",
                    "n",
                    "prediction",
                    "parallel_tool_calls",
                    "reasoning_effort",
                    "prompt_mode",
                    "guardrails",
                    "prompt_cache_key",
                    "service_tier",
                    "safe_prompt");
    private static final Map<String, Set<String>> MESSAGES =
            Map.of(
                    "system", Set.of("role", "content"),
                    "user", Set.of("role", "content"),
                    "assistant", Set.of("role", "content", "tool_calls", "prefix"),
                    "tool", Set.of("role", "content", "tool_call_id", "name"));
    private static final Map<String, Set<String>> PARTS =
            Map.of(
                    "text", Set.of("type", "text"),
                    "image_url", Set.of("type", "image_url"),
                    "document_url", Set.of("type", "document_url", "document_name"),
                    "reference", Set.of("type", "reference_ids"),
                    "file", Set.of("type", "file_id"),
                    "thinking", Set.of("type", "thinking", "signature", "closed"),
                    "input_audio", Set.of("type", "input_audio"));
    private static final Map<String, Set<String>> MAY_FOLLOW =
            Map.of(
                    "system", Set.of("user", "assistant", "system"),
                    "user", Set.of("assistant", "system", "user"),
                    "assistant", Set.of("assistant", "user", "tool"),
                    "tool", Set.of("assistant", "tool"));

    private MistralShape() {}

    static void check(String body) {
        JsonNode request = JSON.readTree(body);
        only(request, REQUEST);
        for (JsonNode tool : request.path("tools")) {
            if (tool.has("function")) {
                only(tool, Set.of("type", "function"));
                only(tool.get("function"), Set.of("name", "description", "strict", "parameters"));
                assertThat(tool.at("/function/parameters").isObject()).isTrue();
            }
        }
        if (request.has("response_format")) {
            only(request.get("response_format"), Set.of("type", "json_schema"));
            only(
                    request.at("/response_format/json_schema"),
                    Set.of("name", "description", "schema", "strict"));
        }
        messages(request.get("messages"));
    }

    private static void messages(JsonNode messages) {
        String before = "system";
        for (JsonNode message : messages) {
            String role = message.path("role").asString();
            only(message, MESSAGES.get(role));
            assertThat(MAY_FOLLOW.get(before)).as("after " + before).contains(role);
            before = role;
            assertThat(message.has("content")).isTrue();
            for (JsonNode part : message.get("content")) {
                part(part);
            }
            if (role.equals("tool")) {
                id(message.path("tool_call_id"));
            }
            for (JsonNode call : message.path("tool_calls")) {
                only(call, Set.of("id", "type", "function", "index"));
                only(call.get("function"), Set.of("name", "arguments"));
                id(call.path("id"));
            }
        }
        JsonNode last = messages.get(messages.size() - 1);
        boolean goesOn = before.equals("user") || before.equals("tool");
        assertThat(goesOn || last.path("prefix").asBoolean(false) || last.has("tool_calls"))
                .isTrue();
    }

    private static void part(JsonNode part) {
        Set<String> fields = PARTS.get(part.path("type").asString());
        assertThat(fields).as(part.toString()).isNotNull();
        only(part, fields);
        if (part.path("image_url").isObject()) {
            only(part.get("image_url"), Set.of("url", "detail"));
        }
    }

    private static void id(JsonNode id) {
        assertThat(id.asString()).matches("[a-zA-Z0-9]{9}");
    }

    private static void only(JsonNode object, Set<String> fields) {
        assertThat(fields).as(object.toString()).containsAll(object.propertyNames());
    }
}

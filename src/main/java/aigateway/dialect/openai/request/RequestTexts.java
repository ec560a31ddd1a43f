package aigateway.dialect.openai.request;

import aigateway.dialect.TextVisitor;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the texts of a request's messages: contents and their parts, refusals, reasoning,
/// arguments
/// of tools and their results, and a predicted answer. Signed reasoning is left alone: whoever
/// signed
/// it would not know it again.
public final class RequestTexts {
    private final JsonPatch patch;
    private final TextVisitor visitor;

    /// Changes go into a patch.
    public RequestTexts(JsonPatch patch, TextVisitor visitor) {
        this.patch = patch;
        this.visitor = visitor;
    }

    /// Shows all texts of a request.
    public void all(JsonNode root) {
        JsonNode messages = root.get("messages");
        if (messages != null) {
            List<JsonNode> list = messages.elements();
            for (int i = 0; i < list.size(); i++) {
                message("messages." + i, list.get(i));
            }
        }
        JsonNode prediction = root.get("prediction");
        if (prediction != null) {
            content("prediction.content", prediction.get("content"));
        }
    }

    private void message(String path, JsonNode message) {
        content(path + ".content", message.get("content"));
        one(path + ".refusal", message.get("refusal"), false);
        one(path + ".reasoning_content", message.get("reasoning_content"), false);
        one(path + ".reasoning", message.get("reasoning"), false);
        JsonNode calls = message.get("tool_calls");
        if (calls != null) {
            List<JsonNode> list = calls.elements();
            for (int i = 0; i < list.size(); i++) {
                call(path + ".tool_calls." + i, list.get(i));
            }
        }
        JsonNode older = message.get("function_call");
        if (older != null) {
            one(path + ".function_call.arguments", older.get("arguments"), true);
        }
    }

    private void call(String path, JsonNode call) {
        JsonNode function = call.get("function");
        if (function != null) {
            one(path + ".function.arguments", function.get("arguments"), true);
        }
        JsonNode custom = call.get("custom");
        if (custom != null) {
            one(path + ".custom.input", custom.get("input"), false);
        }
    }

    private void content(String path, @Nullable JsonNode content) {
        if (content == null) {
            return;
        }
        one(path, content, false);
        List<JsonNode> parts = content.elements();
        for (int i = 0; i < parts.size(); i++) {
            one(path + "." + i + ".text", parts.get(i).get("text"), false);
            one(path + "." + i + ".refusal", parts.get(i).get("refusal"), false);
        }
    }

    private void one(String path, @Nullable JsonNode node, boolean json) {
        String text = node == null ? null : node.text();
        if (node == null || text == null) {
            return;
        }
        String put = visitor.text(path, text, json);
        if (!put.equals(text)) {
            patch.replace(node, new JsonWriter(put.length() + 16).string(put).bytes());
        }
    }
}

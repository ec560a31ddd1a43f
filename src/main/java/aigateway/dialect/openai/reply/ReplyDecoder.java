package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes pieces of a reply, whole or streamed, into the model's events. Pieces were checked and
/// mended before.
final class ReplyDecoder implements ChatEvent.Decoder {
    private boolean started;

    @Override
    public List<ChatEvent> decode(Bytes data) {
        List<ChatEvent> events = new ArrayList<>();
        JsonNode root = Json.root(data);
        if (root == null) {
            return events;
        }
        if (!started) {
            started = true;
            events.add(
                    new ChatEvent.Started(
                            orEmpty(root.text("id")),
                            root.number("created", 0),
                            orEmpty(root.text("model"))));
        }
        root.members((name, value) -> top(name, value, events));
        JsonNode choices = root.get("choices");
        if (choices != null) {
            for (JsonNode choice : choices.elements()) {
                choice(choice, events);
            }
        }
        JsonNode usage = root.get("usage");
        if (usage != null && usage.isObject()) {
            // Already in OpenAI's meaning: mending comes before.
            events.add(new ChatEvent.UsageReported(UsageReader.read(usage, false)));
        }
        return events;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void top(String name, JsonNode value, List<ChatEvent> events) {
        switch (name) {
            case "id", "object", "created", "model", "choices", "usage" -> {}
            default -> {
                if (!value.isNull()) {
                    events.add(new ChatEvent.ReplyField(name, value.raw()));
                }
            }
        }
    }

    private static void choice(JsonNode choice, List<ChatEvent> events) {
        int index = (int) choice.number("index", 0);
        JsonNode said = choice.get("delta");
        said = said == null ? choice.get("message") : said;
        if (said != null) {
            said(index, said, events);
        }
        JsonNode logprobs = choice.get("logprobs");
        if (logprobs != null) {
            events.add(new ChatEvent.Logprobs(index, logprobs.raw()));
        }
        String finish = choice.text("finish_reason");
        if (finish != null && !finish.isEmpty()) {
            FinishReason reason = FinishWords.read(finish, false);
            String own = choice.text("native_finish_reason");
            events.add(new ChatEvent.Finished(index, reason, own == null ? finish : own));
        }
    }

    private static void said(int index, JsonNode said, List<ChatEvent> events) {
        ReasoningDecoder.decode(index, said, events);
        said.members((name, value) -> part(index, name, value, events));
        JsonNode calls = said.get("tool_calls");
        if (calls != null) {
            int position = 0;
            for (JsonNode call : calls.elements()) {
                events.add(call(index, position++, call));
            }
        }
    }

    private static void part(int index, String name, JsonNode value, List<ChatEvent> events) {
        switch (name) {
            case "role", "tool_calls" -> {}
            case "reasoning", "reasoning_content", "reasoning_details" -> {}
            case "content" -> content(index, value, events);
            case "refusal" -> {
                String text = value.text();
                if (text != null && !text.isEmpty()) {
                    events.add(new ChatEvent.RefusalDelta(index, text));
                }
            }
            default -> {
                if (!value.isNull()) {
                    events.add(new ChatEvent.MessageField(index, name, value.raw()));
                }
            }
        }
    }

    private static void content(int index, JsonNode value, List<ChatEvent> events) {
        String text = value.text();
        if (text != null && !text.isEmpty()) {
            events.add(new ChatEvent.TextDelta(index, text));
        }
        for (JsonNode part : value.elements()) {
            String piece = part.text("text");
            if (piece != null) {
                events.add(new ChatEvent.TextDelta(index, piece));
            }
        }
    }

    private static ChatEvent call(int choice, int position, JsonNode call) {
        JsonNode function = call.get("function");
        String arguments = "";
        String name = null;
        if (function != null) {
            name = function.text("name");
            JsonNode given = function.get("arguments");
            String text = given == null ? "" : given.text();
            arguments = text != null ? text : given == null ? "" : given.raw().utf8();
        }
        JsonNode extra = call.get("extra_content");
        return new ChatEvent.ToolCallDelta(
                choice,
                (int) call.number("index", position),
                call.text("id"),
                name == null || name.isEmpty() ? null : name,
                arguments,
                extra == null ? null : extra.raw());
    }
}

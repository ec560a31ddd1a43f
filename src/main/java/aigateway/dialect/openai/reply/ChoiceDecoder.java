package aigateway.dialect.openai.reply;

import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes one choice of a reply, piece by piece.
final class ChoiceDecoder {
    /// Fields with a meaning of their own, and what only describes the piece.
    private static final Set<String> KNOWN =
            Set.of(
                    "role",
                    "content",
                    "refusal",
                    "reasoning",
                    "reasoning_content",
                    "reasoning_details",
                    "tool_calls",
                    "function_call",
                    "channel");

    private final int number;
    private final CallDecoder calls;
    private final LastValues fields = new LastValues();

    ChoiceDecoder(int number) {
        this.number = number;
        this.calls = new CallDecoder(number);
    }

    /// @param whole true if the choice is of a whole reply; some providers write both `message` and
    ///     `delta`
    void decode(JsonNode choice, boolean whole, List<ChatEvent> events) {
        JsonNode delta = choice.get("delta");
        JsonNode said = whole || delta == null ? choice.get("message") : delta;
        if (said != null) {
            said(said, events);
        }
        JsonNode logprobs = choice.get("logprobs");
        if (logprobs != null && logprobs.isObject()) {
            events.add(new ChatEvent.Logprobs(number, logprobs.raw()));
        }
        String word = choice.text("finish_reason");
        if (word != null && !word.isEmpty()) {
            events.add(
                    new ChatEvent.Finished(
                            number,
                            FinishWords.meaning(word, calls.any()),
                            choice.text("native_finish_reason")));
        }
    }

    private void said(JsonNode said, List<ChatEvent> events) {
        boolean detailed = false;
        JsonNode details = said.get("reasoning_details");
        if (details != null) {
            detailed = DetailDecoder.decode(number, details, events);
        }
        String reasoning = said.text("reasoning_content");
        if (!detailed) {
            plainReasoning(reasoning != null ? reasoning : said.text("reasoning"), events);
        }
        content(said.get("content"), events);
        String refusal = said.text("refusal");
        if (refusal != null && !refusal.isEmpty()) {
            events.add(new ChatEvent.RefusalDelta(number, refusal));
        }
        calls.decode(said, events);
        said.members((name, value) -> field(name, value, events));
    }

    private void plainReasoning(@Nullable String text, List<ChatEvent> events) {
        if (text != null && !text.isEmpty()) {
            events.add(new ChatEvent.ReasoningDelta(number, 0, text, null));
        }
    }

    /// Text, or an array of parts as Mistral sends it: text and thinking.
    private void content(@Nullable JsonNode content, List<ChatEvent> events) {
        if (content == null) {
            return;
        }
        String text = content.text();
        if (text != null && !text.isEmpty()) {
            events.add(new ChatEvent.TextDelta(number, text));
        }
        for (JsonNode part : content.elements()) {
            JsonNode thinking = part.get("thinking");
            if (thinking != null) {
                for (JsonNode piece : thinking.elements()) {
                    plainReasoning(piece.text("text"), events);
                }
                continue;
            }
            String partText = part.text("text");
            if (partText != null && !partText.isEmpty()) {
                events.add(new ChatEvent.TextDelta(number, partText));
            }
        }
    }

    private void field(String name, JsonNode value, List<ChatEvent> events) {
        if (KNOWN.contains(name) || value.isNull()) {
            return;
        }
        Bytes json = value.raw();
        if (fields.isNew(name, json)) {
            events.add(new ChatEvent.MessageField(number, name, json));
        }
    }
}

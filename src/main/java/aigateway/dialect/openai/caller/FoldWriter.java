package aigateway.dialect.openai.caller;

import aigateway.dialect.WholeWriter;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds a reply into one `chat.completion`. A whole reply of the same dialect stays as it is.
final class FoldWriter implements WholeWriter {
    private @Nullable Bytes whole;
    private ChatEvent.Started started = new ChatEvent.Started("", 0, "");
    private final Map<Integer, ChoiceFold> choices = new TreeMap<>();
    private final Map<String, Bytes> fields = new LinkedHashMap<>();
    private @Nullable Usage usage;

    @Override
    public void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.Raw raw -> raw(raw);
            case ChatEvent.Started begun -> started = begun;
            case ChatEvent.TextDelta delta -> choice(delta.choice()).text(delta.text());
            case ChatEvent.RefusalDelta delta -> choice(delta.choice()).refusal(delta.text());
            case ChatEvent.ReasoningDelta delta -> choice(delta.choice()).reasoning(delta);
            case ChatEvent.ReasoningSignature proof -> choice(proof.choice()).signature(proof);
            case ChatEvent.ReasoningEncrypted block -> choice(block.choice()).encrypted(block);
            case ChatEvent.ToolCallDelta delta -> choice(delta.choice()).call(delta);
            case ChatEvent.MessageField field ->
                    choice(field.choice()).field(field.name(), field.json());
            case ChatEvent.ReplyField field -> fields.put(field.name(), field.json());
            case ChatEvent.Logprobs logprobs -> choice(logprobs.choice()).logprobs(logprobs.json());
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Finished finished -> choice(finished.choice()).finish(finished);
        }
    }

    private void raw(ChatEvent.Raw raw) {
        if (raw.whole() && raw.dialect().equals("openai")) {
            whole = raw.data();
        } else {
            raw.decode().forEach(this::on);
        }
    }

    private ChoiceFold choice(int index) {
        return choices.computeIfAbsent(index, ChoiceFold::new);
    }

    @Override
    public Bytes finish() {
        if (whole != null) {
            return whole;
        }
        JsonWriter json = new JsonWriter(1_024);
        json.object().key("id").string(started.id()).key("object").string("chat.completion");
        json.key("created").number(started.created()).key("model").string(started.model());
        json.key("choices").array();
        choices.values().forEach(choice -> choice.write(json));
        json.endArray();
        if (usage != null) {
            UsageWriter.write(json.key("usage"), usage);
        }
        fields.forEach((name, value) -> json.key(name).raw(value));
        return json.endObject().bytes();
    }
}

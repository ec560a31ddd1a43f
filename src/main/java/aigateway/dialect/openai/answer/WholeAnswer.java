package aigateway.dialect.openai.answer;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds an answer into one body; a whole reply of the same format is the body as it came.
public final class WholeAnswer implements WholeWriter {
    private final String dialect;
    private final Map<Integer, AnswerChoice> choices = new TreeMap<>();
    private final Map<String, Bytes> fields = new LinkedHashMap<>();
    private final AnswerHead head;
    private @Nullable Usage usage;
    private @Nullable Bytes body;

    /// A writer for one answer.
    ///
    /// @param head stands in for what the reply leaves out
    public WholeAnswer(CallerRequest request, ReplyHead head) {
        this.dialect = request.dialect();
        this.head = new AnswerHead(head);
    }

    @Override
    public void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.Raw raw when raw.whole() && raw.dialect().equals(dialect) ->
                    body = raw.data();
            case ChatEvent.Raw raw -> raw.decode().forEach(this::on);
            case ChatEvent.Started started -> head.started(started);
            case ChatEvent.UsageReported(Usage reported) -> usage = reported;
            case ChatEvent.ReplyField field -> fields.put(field.name(), field.json());
            case ChatEvent.TextDelta _,
                    ChatEvent.RefusalDelta _,
                    ChatEvent.ReasoningDelta _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.ToolCallDelta _,
                    ChatEvent.MessageField _,
                    ChatEvent.Logprobs _,
                    ChatEvent.Finished _ ->
                    choices.computeIfAbsent(ChoiceChunk.choice(event), _ -> new AnswerChoice())
                            .on(event);
        }
    }

    @Override
    public Bytes finish() {
        if (body != null) {
            return body;
        }
        JsonWriter json = new JsonWriter(2048).object();
        head.write(json, "chat.completion");
        json.key("choices").array();
        choices.forEach((number, choice) -> choice.write(json, number));
        json.endArray();
        fields.forEach((name, value) -> json.key(name).raw(value));
        if (usage != null) {
            json.key("usage");
            UsageWriter.write(json, usage);
        }
        return json.endObject().bytes();
    }
}

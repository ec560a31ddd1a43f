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
    private final ReplyHead defaults;
    private @Nullable Parts parts; // most answers pass as they are and need none
    private @Nullable Bytes body;

    private static final class Parts {
        final Map<Integer, AnswerChoice> choices = new TreeMap<>();
        final Map<String, Bytes> fields = new LinkedHashMap<>();
        final AnswerHead head;
        @Nullable Usage usage;

        Parts(ReplyHead defaults) {
            head = new AnswerHead(defaults);
        }
    }

    /// A writer for one answer.
    ///
    /// @param head stands in for what the reply leaves out
    public WholeAnswer(CallerRequest request, ReplyHead head) {
        this(request.dialect(), head);
    }

    /// A writer for one answer to a caller of this dialect.
    public WholeAnswer(String dialect, ReplyHead head) {
        this.dialect = dialect;
        this.defaults = head;
    }

    @Override
    public void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.Raw raw when raw.whole() && raw.dialect().equals(dialect) ->
                    body = raw.data();
            case ChatEvent.Raw raw -> raw.decode().forEach(this::on);
            case ChatEvent.Started started -> parts().head.started(started);
            case ChatEvent.UsageReported(Usage reported) -> parts().usage = reported;
            case ChatEvent.ReplyField field -> parts().fields.put(field.name(), field.json());
            case ChatEvent.TextDelta _,
                    ChatEvent.RefusalDelta _,
                    ChatEvent.ReasoningDelta _,
                    ChatEvent.ReasoningSignature _,
                    ChatEvent.ReasoningEncrypted _,
                    ChatEvent.ToolCallDelta _,
                    ChatEvent.MessageField _,
                    ChatEvent.Logprobs _,
                    ChatEvent.Finished _ ->
                    parts().choices
                            .computeIfAbsent(ChoiceChunk.choice(event), _ -> new AnswerChoice())
                            .on(event);
        }
    }

    private Parts parts() {
        Parts some = parts;
        if (some == null) {
            some = new Parts(defaults);
            parts = some;
        }
        return some;
    }

    @Override
    public Bytes finish() {
        if (body != null) {
            return body;
        }
        Parts all = parts();
        JsonWriter json = new JsonWriter(2048).object();
        all.head.write(json, "chat.completion");
        json.key("choices").array();
        all.choices.forEach((number, choice) -> choice.write(json, number));
        json.endArray();
        all.fields.forEach((name, value) -> json.key(name).raw(value));
        Usage usage = all.usage;
        if (usage != null) {
            json.key("usage");
            UsageWriter.write(json, usage);
        }
        return json.endObject().bytes();
    }
}

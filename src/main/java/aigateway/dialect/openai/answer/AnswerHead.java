package aigateway.dialect.openai.answer;

import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.json.JsonWriter;
import aigateway.model.ChatEvent;
import org.jspecify.annotations.Nullable;

/// `id`, `created` and `model` of one answer; what the reply leaves out is filled in.
final class AnswerHead {
    private final ReplyHead fallback;
    private ChatEvent.@Nullable Started started;

    AnswerHead(ReplyHead fallback) {
        this.fallback = fallback;
    }

    void started(ChatEvent.Started event) {
        started = event;
    }

    /// Writes the fields, into an object that is open.
    void write(JsonWriter json, String object) {
        ChatEvent.Started own = started;
        String id = own == null || own.id().isEmpty() ? fallback.id() : own.id();
        long created = own == null || own.created() <= 0 ? fallback.created() : own.created();
        json.key("id").string(id).key("object").string(object);
        json.key("created").number(created);
        json.key("model").string(own == null ? "" : own.model());
    }
}

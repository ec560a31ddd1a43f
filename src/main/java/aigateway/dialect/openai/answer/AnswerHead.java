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
        boolean id = started != null && !started.id().isEmpty();
        boolean created = started != null && started.created() > 0;
        json.key("id").string(id ? started.id() : fallback.id());
        json.key("object").string(object);
        json.key("created").number(created ? started.created() : fallback.created());
        json.key("model").string(started == null ? "" : started.model());
    }
}

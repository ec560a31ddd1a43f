package aigateway.dialect.openai.answer;

import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Writes the chunks of one answer from the gateway's own events, each framed as a stream's event.
/// What all chunks begin with is written once and copied.
final class ChunkWriter {
    private static final Bytes DATA = Bytes.utf8("data: ");
    private static final Bytes END = Bytes.utf8("\n\n");

    private final JsonWriter json = new JsonWriter();
    private final AnswerHead head;
    private @Nullable Bytes prefix;
    private long began;

    ChunkWriter(ReplyHead fallback) {
        this.head = new AnswerHead(fallback);
    }

    void started(ChatEvent.Started started) {
        head.started(started);
        prefix = null;
    }

    /// The chunk that says what an event says.
    Bytes chunk(ChatEvent event) {
        json.reset();
        json.paste(prefix());
        if (event instanceof ChatEvent.ReplyField field) {
            json.endArray().key(field.name()).raw(field.json());
            return end();
        }
        ChoiceChunk.write(json, event, began);
        began |= 1L << ChoiceChunk.choice(event);
        json.endArray();
        return end();
    }

    /// The last chunk of a stream whose caller wants usage.
    Bytes usage(Usage usage) {
        json.reset();
        json.paste(prefix()).endArray().key("usage");
        UsageWriter.write(json, usage);
        return end();
    }

    private Bytes end() {
        json.endObject().paste(END);
        return Bytes.of(json.bytes().toByteArray());
    }

    private Bytes prefix() {
        Bytes made = prefix;
        if (made == null) {
            JsonWriter begin = new JsonWriter(256).paste(DATA).object();
            head.write(begin, "chat.completion.chunk");
            made = begin.key("choices").array().bytes();
            prefix = made;
        }
        return made;
    }
}

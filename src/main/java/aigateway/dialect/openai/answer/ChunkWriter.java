package aigateway.dialect.openai.answer;

import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the chunks of one answer from the gateway's own events, each framed as a stream's event.
/// What all chunks begin with is written once and copied.
public final class ChunkWriter {
    private static final Bytes DATA = Bytes.utf8("data: ");
    private static final Bytes END = Bytes.utf8("\n\n");

    private final JsonWriter json = new JsonWriter();
    private final AnswerHead head;
    private @Nullable Bytes prefix;
    private final List<ChatEvent.ReplyField> fields = new ArrayList<>(0);
    private long began;

    /// A writer for one answer.
    ///
    /// @param fallback stands in for what the reply leaves out
    public ChunkWriter(ReplyHead fallback) {
        this.head = new AnswerHead(fallback);
    }

    /// The answer's id, time and model.
    public void started(ChatEvent.Started started) {
        head.started(started);
        prefix = null;
    }

    /// Keeps a field beside `choices` for the next chunk: clients do not expect a chunk that says
    /// nothing about a choice.
    public void field(ChatEvent.ReplyField field) {
        fields.removeIf(earlier -> earlier.name().equals(field.name()));
        fields.add(field);
    }

    /// The chunk that says what an event says about its choice.
    public Bytes chunk(ChatEvent event) {
        json.reset();
        json.paste(prefix());
        ChoiceChunk.write(json, event, began);
        began |= 1L << ChoiceChunk.choice(event);
        json.endArray();
        return end();
    }

    /// A chunk for the fields that are left at the end, or null if there are none.
    public @Nullable Bytes rest() {
        return fields.isEmpty() ? null : chunk(new ChatEvent.TextDelta(0, ""));
    }

    /// The last chunk of a stream whose caller wants usage.
    public Bytes usage(Usage usage) {
        json.reset();
        json.paste(prefix()).endArray().key("usage");
        UsageWriter.write(json, usage);
        return end();
    }

    /// A chunk's JSON without its framing.
    public static Bytes unframed(Bytes chunk) {
        return chunk.slice(DATA.length(), chunk.length() - END.length());
    }

    private Bytes end() {
        for (ChatEvent.ReplyField field : fields) {
            json.key(field.name()).raw(field.json());
        }
        fields.clear();
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

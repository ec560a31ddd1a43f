package aigateway.dialect.openai.caller;

import aigateway.dialect.StreamWriter;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Usage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes a reply as a stream of `chat.completion.chunk` events. Events of the same dialect go through
/// in their own bytes.
final class ChunkWriter implements StreamWriter {
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final Bytes DONE = Bytes.utf8("data: [DONE]\n\n");

    private final boolean wantsUsage;
    private ChatEvent.Started started = new ChatEvent.Started("", 0, "");
    private final Set<Integer> introduced = new TreeSet<>();
    private final Map<String, Bytes> pendingFields = new LinkedHashMap<>();
    private @Nullable Usage usage;

    ChunkWriter(boolean wantsUsage) {
        this.wantsUsage = wantsUsage;
    }

    @Override
    public String contentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public void on(ChatEvent event, Consumer<Bytes> out) {
        switch (event) {
            case ChatEvent.Raw raw -> raw(raw, out);
            case ChatEvent.Started begun -> started = begun;
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.ReplyField field -> pendingFields.put(field.name(), field.json());
            case ChatEvent.TextDelta delta ->
                    out.accept(delta(delta.choice(), "content", delta.text()));
            case ChatEvent.RefusalDelta delta ->
                    out.accept(delta(delta.choice(), "refusal", delta.text()));
            case ChatEvent.ReasoningDelta delta -> out.accept(reasoning(delta));
            case ChatEvent.ReasoningSignature proof -> out.accept(signature(proof));
            case ChatEvent.ReasoningEncrypted block -> out.accept(encrypted(block));
            case ChatEvent.ToolCallDelta delta -> out.accept(call(delta));
            case ChatEvent.MessageField field -> {
                JsonWriter json = open(field.choice());
                out.accept(close(json.key(field.name()).raw(field.json()).endObject()));
            }
            case ChatEvent.Logprobs logprobs -> {
                JsonWriter json = open(logprobs.choice()).endObject();
                out.accept(close(json.key("logprobs").raw(logprobs.json())));
            }
            case ChatEvent.Finished finished -> out.accept(finish(finished));
        }
    }

    private void raw(ChatEvent.Raw raw, Consumer<Bytes> out) {
        if (raw.whole() || !raw.dialect().equals("openai")) {
            for (ChatEvent event : raw.decode()) {
                on(event, out);
            }
        } else if (!raw.usageOnly() || wantsUsage) {
            out.accept(framed(raw.data()));
        }
    }

    private static Bytes framed(Bytes json) {
        byte[] event = new byte[DATA.length + json.length() + 2];
        System.arraycopy(DATA, 0, event, 0, DATA.length);
        System.arraycopy(json.array(), json.offset(), event, DATA.length, json.length());
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return Bytes.of(event);
    }

    private JsonWriter head() {
        JsonWriter json = new JsonWriter(320);
        json.object().key("id").string(started.id()).key("object");
        json.string("chat.completion.chunk").key("created").number(started.created());
        json.key("model").string(started.model());
        pendingFields.forEach((name, value) -> json.key(name).raw(value));
        pendingFields.clear();
        return json.key("choices").array();
    }

    /// A chunk up to inside of a choice's delta.
    private JsonWriter open(int choice) {
        JsonWriter json = head().object().key("index").number(choice).key("delta").object();
        if (introduced.add(choice)) {
            json.key("role").string("assistant");
        }
        return json;
    }

    private static Bytes close(JsonWriter json) {
        return framed(json.key("finish_reason").nul().endObject().endArray().endObject().bytes());
    }

    private Bytes delta(int choice, String name, String text) {
        return close(open(choice).key(name).string(text).endObject());
    }

    private Bytes reasoning(ChatEvent.ReasoningDelta delta) {
        JsonWriter json = open(delta.choice()).key("reasoning_content").string(delta.text());
        if (delta.format() != null) {
            json.key("reasoning_details").array();
            ReasoningWriter.text(json, delta.text(), null, delta.format(), delta.block());
            json.endArray();
        }
        return close(json.endObject());
    }

    private Bytes signature(ChatEvent.ReasoningSignature proof) {
        JsonWriter json = open(proof.choice()).key("reasoning_details").array();
        ReasoningWriter.text(json, null, proof.signature(), proof.format(), proof.block());
        return close(json.endArray().endObject());
    }

    private Bytes encrypted(ChatEvent.ReasoningEncrypted block) {
        JsonWriter json = open(block.choice()).key("reasoning_details").array();
        ReasoningWriter.encrypted(json, block.data(), block.format(), block.id(), block.block());
        return close(json.endArray().endObject());
    }

    private Bytes call(ChatEvent.ToolCallDelta delta) {
        JsonWriter json = open(delta.choice()).key("tool_calls").array().object();
        json.key("index").number(delta.index());
        if (delta.id() != null) {
            json.key("id").string(delta.id()).key("type").string("function");
        }
        json.key("function").object();
        if (delta.name() != null) {
            json.key("name").string(delta.name());
        }
        json.key("arguments").string(delta.arguments()).endObject();
        if (delta.extraContent() != null) {
            json.key("extra_content").raw(delta.extraContent());
        }
        return close(json.endObject().endArray().endObject());
    }

    private Bytes finish(ChatEvent.Finished finished) {
        JsonWriter json = open(finished.choice()).endObject();
        json.key("finish_reason").string(finished.reason().wire());
        if (finished.nativeReason() != null) {
            json.key("native_finish_reason").string(finished.nativeReason());
        }
        return framed(json.endObject().endArray().endObject().bytes());
    }

    @Override
    public void end(String comment, Consumer<Bytes> out) {
        if (usage != null && wantsUsage) {
            JsonWriter json = head().endArray();
            UsageWriter.write(json.key("usage"), usage);
            out.accept(framed(json.endObject().bytes()));
        }
        if (!comment.isEmpty()) {
            out.accept(comment(comment));
        }
        out.accept(DONE);
    }

    @Override
    public void fail(Failure failure, Consumer<Bytes> out) {
        out.accept(framed(ErrorAnswers.body(failure)));
    }

    @Override
    public Bytes comment(String text) {
        return Bytes.utf8(": " + text.replace('\n', ' ').replace('\r', ' ') + "\n\n");
    }
}

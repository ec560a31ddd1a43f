package aigateway.dialect.gemini.reply;

import aigateway.dialect.Kept;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.ReasoningBlock;
import aigateway.model.ReasoningBlock.Body;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the parts of one candidate into events, and keeps what belongs to all of them: the text,
/// the numbers of calls and reasoning blocks, and the signatures.
///
/// A signature belongs to the part that it came with
/// (https://ai.google.dev/gemini-api/docs/thought-signatures). That of a tool call has the call's
/// id
/// as its own, that of a text `text:FROM-TO`: the signed characters of the answer's text.
final class PartEvents {
    private static final String FORMAT = ReasoningFormats.GEMINI;
    private static final JsonNames FIELDS =
            new JsonNames("text", "thought", "thoughtSignature", "functionCall", "inlineData");
    private static final int TEXT = 0;
    private static final int THOUGHT = 1;
    private static final int SIGNATURE = 2;
    private static final int CALL = 3;
    private static final int INLINE = 4;

    private final int choice;
    private final Sink sink;
    private final SignatureMemory memory;
    private final CallEvents calls;
    private final Kept kept;
    private final int[] at = new int[FIELDS.size()];
    private final StringBuilder text = new StringBuilder();
    private final List<ReasoningBlock> signed = new ArrayList<>(1);
    private int blocks;
    private int images;
    private boolean thinking;
    private boolean empty = true;

    PartEvents(int choice, Sink sink, SignatureMemory memory, CallIds ids, Kept kept) {
        this.choice = choice;
        this.sink = sink;
        this.memory = memory;
        this.kept = kept;
        this.calls = new CallEvents(choice, sink, ids);
    }

    /// One part.
    void take(JsonDocument doc, int part) {
        FIELDS.read(doc, part, at);
        String signature = at[SIGNATURE] < 0 ? null : new JsonNode(doc, at[SIGNATURE]).text();
        boolean thought = at[THOUGHT] >= 0 && doc.kind(at[THOUGHT]) == JsonKind.TRUE;
        if (at[CALL] >= 0) {
            call(new JsonNode(doc, at[CALL]), signature);
        } else if (at[TEXT] >= 0 || isBare(doc, part)) {
            String said = at[TEXT] < 0 ? "" : orEmpty(new JsonNode(doc, at[TEXT]).text());
            if (thought) {
                thought(said, signature);
            } else {
                text(said, signature);
            }
        } else if (at[INLINE] >= 0 && !thought && isImage(doc)) {
            image(new JsonNode(doc, at[INLINE]), signature);
        } else {
            other(new JsonNode(doc, part));
        }
    }

    /// True if a part has a signature and nothing to sign.
    private boolean isBare(JsonDocument doc, int part) {
        return at[SIGNATURE] >= 0
                && doc.next(doc.next(doc.child(part))) == doc.next(part)
                && doc.kind(part) == JsonKind.OBJECT;
    }

    private void thought(String said, @Nullable String signature) {
        if (!thinking && !said.isEmpty()) {
            thinking = true;
            blocks++;
        }
        if (!said.isEmpty()) {
            empty = false;
            sink.on(new ChatEvent.ReasoningDelta(choice, blocks - 1, said, FORMAT));
        }
        if (signature != null) {
            if (!thinking) {
                blocks++;
            }
            thinking = false;
            kept.entry(said.length() + signature.length());
            signed.add(new ReasoningBlock(new Body.Text(said, signature), FORMAT, null));
            sink.on(new ChatEvent.ReasoningSignature(choice, blocks - 1, signature, FORMAT));
        }
    }

    private void text(String said, @Nullable String signature) {
        int from = text.length();
        if (!said.isEmpty()) {
            thinking = false;
            empty = false;
            text.append(said);
            kept.text(said.length());
            sink.on(new ChatEvent.TextDelta(choice, said));
        }
        if (signature != null) {
            signed(signature, "text:" + from + "-" + text.length());
        }
    }

    private void call(JsonNode call, @Nullable String signature) {
        empty = false;
        thinking = false;
        String id = calls.take(call, signature);
        kept.text(call.raw().length());
        if (id != null) {
            kept.entry(id.length());
        }
        if (signature != null && id != null) {
            signed(signature, id);
        }
    }

    private void signed(String signature, String id) {
        thinking = false;
        kept.entry(signature.length());
        signed.add(new ReasoningBlock(new Body.Encrypted(signature), FORMAT, id));
        sink.on(new ChatEvent.ReasoningEncrypted(choice, blocks++, signature, FORMAT, id));
    }

    private boolean isImage(JsonDocument doc) {
        String type = new JsonNode(doc, at[INLINE]).text("mimeType");
        return type != null && type.startsWith("image/");
    }

    /// An image as OpenRouter has it: `images` in the message.
    private void image(JsonNode inline, @Nullable String signature) {
        empty = false;
        String url = "data:" + inline.text("mimeType") + ";base64," + orEmpty(inline.text("data"));
        JsonWriter out = new JsonWriter(url.length() + 256).array().object();
        out.key("type").string("image_url").key("image_url").object().key("url").string(url);
        out.endObject().key("index").number(images++);
        if (signature != null) {
            out.key("extra_content").raw(CallEvents.extraContent(signature));
        }
        Bytes json = out.endObject().endArray().bytes();
        sink.on(new ChatEvent.MessageField(choice, "images", json));
    }

    /// A part that OpenAI's format has no place for: as it came.
    private void other(JsonNode part) {
        if (part.isObject() && part.doc().child(part.index()) < part.doc().next(part.index())) {
            empty = false;
            JsonWriter out = new JsonWriter(256).array().raw(part.raw()).endArray();
            sink.on(new ChatEvent.MessageField(choice, "gemini_content", out.bytes()));
        }
    }

    /// True if there was nothing at all.
    boolean isEmpty() {
        return empty;
    }

    boolean callsTools() {
        return calls.any();
    }

    /// The answer's text.
    CharSequence text() {
        return text;
    }

    /// No more parts.
    void finish() {
        calls.finish();
        for (String id : calls.ids()) {
            memory.remember(FORMAT, id, signed);
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}

package aigateway.dialect.openai.reply;

import aigateway.dialect.ReplyReader;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Reads a reply that comes as one body.
public final class WholeReader implements ReplyReader {
    private static final int MOST_BYTES = 64 << 20;

    private final String provider;
    private final boolean excludesReasoning;
    private final Sink sink;
    private Bytes body = Bytes.EMPTY;
    private @Nullable ByteArrayOutputStream collected;
    private boolean over;

    /// A reader.
    ///
    /// @param excludesReasoning see [aigateway.dialect.openai.OpenAiQuirks]
    public WholeReader(String provider, boolean excludesReasoning, Sink sink) {
        this.provider = provider;
        this.excludesReasoning = excludesReasoning;
        this.sink = sink;
    }

    @Override
    public void data(Bytes chunk) {
        if (over) {
            return;
        }
        if (body.isEmpty() && collected == null) {
            body = chunk;
            return;
        }
        if (collected == null) {
            collected = new ByteArrayOutputStream(body.length() * 2);
            collected.write(body.array(), body.offset(), body.length());
        }
        if (collected.size() + chunk.length() > MOST_BYTES) {
            invalid("a body of more than " + MOST_BYTES + " bytes");
            return;
        }
        collected.write(chunk.array(), chunk.offset(), chunk.length());
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        Bytes whole = collected == null ? body : Bytes.of(collected.toByteArray());
        switch (Json.parse(whole)) {
            case JsonError error -> invalid(Errors.whatItIs(whole, error));
            case JsonDocument doc -> read(doc, whole);
        }
    }

    private void read(JsonDocument doc, Bytes whole) {
        Piece piece = new Piece();
        if (!piece.open(doc)) {
            invalid("JSON that is " + doc.root().kind().spoken());
            return;
        }
        if (!piece.hasChoices()) {
            JsonNode error = doc.root().get("error");
            if (error != null) {
                fail(Errors.inAnswer(provider, error));
            } else {
                invalid("JSON without choices");
            }
            return;
        }
        Mending mending = new Mending(piece, excludesReasoning);
        String finish = null;
        int choices = piece.choices();
        for (int at = doc.child(choices); at < doc.next(choices); at = doc.next(at)) {
            if (!piece.choice(at) || !piece.hasMessage()) {
                invalid("a choice without a message");
                return;
            }
            JsonNode failed = Errors.ofChoice(piece, at);
            if (failed != null) {
                fail(Errors.inAnswer(provider, failed));
                return;
            }
            String word = mending.choice(at, callsTools(piece));
            finish = finish == null ? word : finish;
        }
        mending.object("chat.completion");
        Usage usage = mending.usage();
        over = true;
        sink.on(
                new ChatEvent.Raw(
                        "openai",
                        mending.bytes(whole),
                        true,
                        true,
                        false,
                        usage,
                        finish,
                        new ReplyDecoder()));
        sink.end();
    }

    static boolean callsTools(Piece piece) {
        int calls = piece.part(Piece.TOOL_CALLS);
        return calls >= 0 && piece.doc().child(calls) < piece.doc().next(calls);
    }

    private void invalid(String what) {
        fail(new Failure.InvalidAnswer(provider, provider + " sent no chat completion but " + what));
    }

    private void fail(Failure failure) {
        over = true;
        sink.fail(failure);
    }
}

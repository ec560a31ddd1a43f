package aigateway.dialect.openai.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.sse.SseReader;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.json.JsonScanner;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Reads a reply that comes as server-sent events.
public final class StreamReader implements ReplyReader, SseReader.Events {
    private static final int MOST_EVENT_BYTES = 16 << 20;

    private final String provider;
    private final boolean excludesReasoning;
    private final Sink sink;
    private final SseReader events = new SseReader(MOST_EVENT_BYTES, this);
    private final JsonScanner scanner = new JsonScanner();
    private final JsonDocument doc = new JsonDocument();
    private final Piece piece = new Piece();
    private final ReplyDecoder decoder = new ReplyDecoder();
    private boolean calledTools;
    private int callsWithoutIndex;
    private boolean finished;
    private boolean over;

    /// A reader.
    ///
    /// @param excludesReasoning see [aigateway.dialect.openai.OpenAiQuirks]
    public StreamReader(String provider, boolean excludesReasoning, Sink sink) {
        this.provider = provider;
        this.excludesReasoning = excludesReasoning;
        this.sink = sink;
    }

    @Override
    public void data(Bytes chunk) {
        if (!over) {
            events.data(chunk);
        }
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        events.end();
        if (over) {
            return;
        }
        if (finished) {
            over = true;
            sink.end();
        } else {
            fail(
                    new Failure.Broken(
                            provider,
                            provider + ": the stream ended before the answer was finished"));
        }
    }

    @Override
    public void event(String name, Bytes data) {
        if (over) {
            return;
        }
        if (isDone(data)) {
            done();
            return;
        }
        JsonError error = scanner.scan(data, doc);
        if (error != null || !piece.open(doc)) {
            String what = error == null ? "an event that is no object" : Errors.whatItIs(data, error);
            fail(new Failure.InvalidAnswer(provider, provider + " sent no chat completion but " + what));
        } else if (piece.error() >= 0) {
            fail(Errors.inAnswer(provider, new JsonNode(doc, piece.error())));
        } else {
            read(data);
        }
    }

    private static boolean isDone(Bytes data) {
        byte[] in = data.array();
        int at = data.offset();
        return data.length() >= 6
                && in[at] == '['
                && in[at + 1] == 'D'
                && in[at + 2] == 'O'
                && in[at + 3] == 'N'
                && in[at + 4] == 'E'
                && in[at + 5] == ']';
    }

    private void done() {
        events.stop();
        if (finished) {
            over = true;
            sink.end();
        } else {
            fail(
                    new Failure.Broken(
                            provider, provider + ": the stream ended without a finish reason"));
        }
    }

    private void read(Bytes data) {
        Mending mending = new Mending(piece, excludesReasoning);
        boolean speaks = false;
        boolean endedBefore = finished;
        String finish = null;
        if (piece.hasChoices()) {
            int choices = piece.choices();
            for (int at = doc.child(choices); at < doc.next(choices); at = doc.next(at)) {
                boolean present = piece.choice(at);
                JsonNode failed = Errors.ofChoice(piece, at);
                if (failed != null) {
                    fail(Errors.inAnswer(provider, failed));
                    return;
                }
                speaks |= present && piece.speaks();
                calledTools |= WholeReader.callsTools(piece);
                callsWithoutIndex += mending.indexes(callsWithoutIndex);
                String word = mending.choice(at, calledTools);
                finished |= word != null;
                finish = finish == null ? word : finish;
            }
        }
        boolean usageOnly =
                piece.usage() >= 0
                        && finish == null
                        && !speaks
                        && (endedBefore || !piece.hasChoices());
        Usage usage = mending.usage();
        pass(mending.bytes(data), speaks || finish != null, usageOnly, usage, finish);
    }

    private void pass(
            Bytes data,
            boolean commits,
            boolean usageOnly,
            @Nullable Usage usage,
            @Nullable String finish) {
        sink.on(
                new ChatEvent.Raw(
                        "openai", data, false, commits, usageOnly, usage, finish, decoder));
    }

    @Override
    public void tooLong() {
        fail(
                new Failure.InvalidAnswer(
                        provider,
                        provider + " sent an event of more than " + MOST_EVENT_BYTES + " bytes"));
    }

    private void fail(Failure failure) {
        if (!over) {
            over = true;
            events.stop();
            sink.fail(failure);
        }
    }
}

package aigateway.dialect.openai.reply;

import aigateway.dialect.ReplyReader;
import aigateway.dialect.sse.SseReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;

/// Reads a stream: one raw event for every chunk. Whole once a choice has ended, with or without
/// `[DONE]`.
public final class StreamReader implements ReplyReader, SseReader.Events {
    private static final int MAX_EVENT_BYTES = 32 << 20;

    private final String dialect;
    private final String provider;
    private final Sink sink;
    private final SseReader events = new SseReader(MAX_EVENT_BYTES, this);
    private final ReplyPatch patch;
    private final ReplyScan scan;
    private final ReplyDecoder decoder = new ReplyDecoder();
    private boolean committed;
    private boolean over;

    /// A reader for one reply.
    ///
    /// @param head stands in for what the provider leaves out
    public StreamReader(String dialect, String provider, ReplyHead head, Sink sink) {
        this.dialect = dialect;
        this.provider = provider;
        this.sink = sink;
        this.patch = new ReplyPatch(head);
        this.scan = new ReplyScan(patch, false);
    }

    @Override
    public void data(Bytes chunk) {
        if (!over) {
            events.data(chunk);
        }
    }

    @Override
    public void end() {
        if (!over) {
            events.end();
        }
        if (over) {
            return;
        }
        if (scan.choices().allEnded()) {
            over = true;
            sink.end();
        } else if (!scan.choices().anyBegan()) {
            fail(
                    new Failure.InvalidAnswer(
                            provider, provider + " sent a stream without an answer"));
        } else {
            unfinished();
        }
    }

    private void unfinished() {
        fail(new Failure.Broken(provider, provider + ": the stream ended without a finish reason"));
    }

    @Override
    public void event(String name, Bytes data) {
        if (data.isEmpty() || over) {
            return;
        }
        if (isDone(data)) {
            done();
            return;
        }
        ReplyScan.Fault fault = scan.look(data, name.equals("error"));
        if (fault != null) {
            fault(fault);
            return;
        }
        ChoiceScan choices = scan.choices();
        String failure = choices.failure();
        if (failure != null) {
            fail(choices.failed(provider, failure));
            return;
        }
        committed |= choices.commits();
        sink.on(
                new ChatEvent.Raw(
                        dialect,
                        patch.apply(data),
                        false,
                        choices.commits(),
                        scan.usageOnly(),
                        scan.usage(),
                        choices.finish(),
                        choices.began(),
                        decoder));
    }

    private void done() {
        if (scan.choices().anyEnded()) {
            over = true;
            events.stop();
            sink.end();
        } else if (scan.choices().anyBegan()) {
            unfinished();
        } else {
            fail(
                    new Failure.InvalidAnswer(
                            provider, provider + " sent a stream without an answer"));
        }
    }

    private void fault(ReplyScan.Fault fault) {
        switch (fault) {
            case ERROR -> {
                if (scan.usage() != null) {
                    sink.on(new ChatEvent.UsageReported(scan.usage()));
                }
                fail(ErrorReader.inReply(provider, scan.doc.root()));
            }
            case NOT_JSON -> garbage("an event that is not valid JSON: " + scan.jsonProblem());
            case NO_CHOICES -> garbage("an event without a valid choice");
        }
    }

    private void garbage(String what) {
        String message = provider + " sent " + what;
        fail(
                committed
                        ? new Failure.Broken(provider, message)
                        : new Failure.InvalidAnswer(provider, message));
    }

    @Override
    public void tooLong() {
        garbage("an event of more than " + MAX_EVENT_BYTES + " bytes");
    }

    private void fail(Failure failure) {
        over = true;
        events.stop();
        sink.fail(failure);
    }

    private static boolean isDone(Bytes data) {
        return data.length() < 16 && data.utf8().strip().equals("[DONE]");
    }
}

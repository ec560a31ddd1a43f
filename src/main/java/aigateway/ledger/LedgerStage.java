package aigateway.ledger;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Stage;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Watches a call's reply and makes its entry at the end. The outermost stage, so that refusals are
/// entries too.
public final class LedgerStage implements Stage {
    private final Ledger ledger;
    private final @Nullable Transcripts transcripts;

    /// Entries go to this ledger.
    ///
    /// @param transcripts takes down what is said, or null for nobody
    public LedgerStage(Ledger ledger, @Nullable Transcripts transcripts) {
        this.ledger = ledger;
        this.transcripts = transcripts;
    }

    @Override
    public void handle(Call call, Sink reply, Next next) {
        call.keepFields();
        next.handle(call, new Watch(call, reply));
    }

    private final class Watch implements Sink {
        private final Call call;
        private final Sink reply;
        private @Nullable Usage usage;
        private @Nullable String finish;
        private final @Nullable Transcript transcript;
        private boolean began;

        Watch(Call call, Sink reply) {
            this.call = call;
            this.reply = reply;
            transcript = transcripts == null ? null : transcripts.of(call);
        }

        @Override
        public void on(ChatEvent event) {
            if (!began) {
                began = true;
                call.firstByte();
            }
            if (event instanceof ChatEvent.Raw raw) {
                usage = raw.usage() != null ? raw.usage() : usage;
                finish = finish == null ? raw.finish() : finish;
            } else if (event instanceof ChatEvent.UsageReported reported) {
                usage = reported.usage();
            } else if (event instanceof ChatEvent.Finished finished && finish == null) {
                finish = finished.reason().wire();
            }
            if (transcript != null) {
                transcript.on(event);
            }
            reply.on(event);
        }

        @Override
        public void end() {
            reply.end();
            enter(null);
        }

        @Override
        public void fail(Failure failure) {
            reply.fail(failure);
            enter(failure);
        }

        private void enter(@Nullable Failure failure) {
            long start = call.startNanos();
            long firstByte = call.firstByteNanos() == 0 ? 0 : call.firstByteNanos() - start;
            ledger.enter(
                    new Entry(
                            call,
                            failure,
                            began,
                            usage == null ? call.withheldUsage() : usage,
                            finish,
                            System.nanoTime() - start,
                            firstByte,
                            said()));
        }

        private Entry.@Nullable Said said() {
            if (transcript == null) {
                return null;
            }
            transcript.release();
            return new Entry.Said(transcript.request(), transcript.answer());
        }
    }
}

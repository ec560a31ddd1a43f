package aigateway.live;

import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.FinishReason;
import aigateway.model.Sink;
import aigateway.model.Usage;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Takes one reply and remembers what is in it. Made when the question is asked; then called on the
/// call's loop.
final class Listener implements Sink {
    private static final int MOST_WORDS = 500;

    private final long startNanos = System.nanoTime();
    private final CompletableFuture<Heard> heard = new CompletableFuture<>();
    private final StringBuilder words = new StringBuilder();
    private boolean text;
    private boolean tool;
    private @Nullable FinishReason finish;
    private @Nullable Usage usage;

    /// What a reply held.
    ///
    /// @param text true if there was text, a refusal or reasoning
    /// @param tool true if a tool was called
    /// @param finish why the answer ended, if it said
    /// @param words the beginning of the text
    /// @param usage tokens, if the provider told
    /// @param failure why there is no whole answer, or null
    /// @param millis from the question to the answer's end
    record Heard(
            boolean text,
            boolean tool,
            @Nullable FinishReason finish,
            String words,
            @Nullable Usage usage,
            @Nullable Failure failure,
            long millis) {
        /// True if the limit of tokens ended the answer, perhaps before its first word.
        boolean cutShort() {
            return finish == FinishReason.LENGTH;
        }
    }

    /// Completed at the reply's end, however it ends.
    CompletableFuture<Heard> heard() {
        return heard;
    }

    @Override
    public void on(ChatEvent event) {
        switch (event) {
            case ChatEvent.Raw raw -> raw.decode().forEach(this::on);
            case ChatEvent.TextDelta delta -> hear(delta.text());
            case ChatEvent.RefusalDelta _ -> text = true;
            case ChatEvent.ReasoningDelta _, ChatEvent.ReasoningEncrypted _ -> text = true;
            case ChatEvent.ToolCallDelta _ -> tool = true;
            case ChatEvent.Finished finished -> finish = finished.reason();
            case ChatEvent.Started _, ChatEvent.ReasoningSignature _ -> {}
            case ChatEvent.MessageField _, ChatEvent.ReplyField _ -> {}
            case ChatEvent.UsageReported reported -> usage = reported.usage();
            case ChatEvent.Logprobs _ -> {}
        }
    }

    private void hear(String more) {
        text |= !more.isEmpty();
        words.append(more, 0, Math.min(more.length(), MOST_WORDS - words.length()));
    }

    @Override
    public void end() {
        complete(null);
    }

    @Override
    public void fail(Failure failure) {
        complete(failure);
    }

    private void complete(@Nullable Failure failure) {
        long millis = (System.nanoTime() - startNanos) / 1_000_000;
        heard.complete(new Heard(text, tool, finish, words.toString(), usage, failure, millis));
    }
}

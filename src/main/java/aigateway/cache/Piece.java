package aigateway.cache;

import aigateway.call.Served;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// A piece of a flight's answer, and the way to the next one. Written by the flight alone, read by
/// its participants on their own loops; what nobody has still to read is garbage.
final class Piece {
    /// A reply's event, or null at the end.
    final @Nullable ChatEvent event;

    /// Why the reply ends here, or null.
    final @Nullable Failure failure;

    /// Who serves the call, where that is news.
    final @Nullable Served served;

    /// Bytes of the answer up to the end of this piece, about.
    final long end;

    private volatile @Nullable Piece next;

    Piece(@Nullable ChatEvent event, @Nullable Failure failure, @Nullable Served served, long end) {
        this.event = event;
        this.failure = failure;
        this.served = served;
        this.end = end;
    }

    @Nullable Piece next() {
        return next;
    }

    void next(Piece following) {
        next = following;
    }

    /// Bytes that an event takes, about.
    static long bytes(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Raw raw -> 128L + raw.data().length();
            case ChatEvent.TextDelta text -> 256L + text.text().length();
            case ChatEvent.RefusalDelta refusal -> 256L + refusal.text().length();
            case ChatEvent.ReasoningDelta reasoning -> 256L + reasoning.text().length();
            case ChatEvent.ReasoningSignature e -> 256L + e.signature().length();
            case ChatEvent.ReasoningEncrypted e -> 256L + e.data().length();
            case ChatEvent.ToolCallDelta call -> 256L + call.arguments().length();
            case ChatEvent.MessageField field -> 256L + field.json().length();
            case ChatEvent.ReplyField field -> 256L + field.json().length();
            case ChatEvent.Logprobs logprobs -> 256L + logprobs.json().length();
            case ChatEvent.Started _, ChatEvent.UsageReported _, ChatEvent.Finished _ -> 256L;
        };
    }
}

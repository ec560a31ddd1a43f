package aigateway.ledger;

import aigateway.call.Call;
import aigateway.model.ChatEvent;
import aigateway.net.BufferBudget;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Takes down what calls say, where that is to be logged. Thread-safe.
///
/// @param decoder makes what reads a reply's raw pieces
/// @param budget the limit on all that is buffered; what does not fit is left out
/// @param mask takes the secrets out of a text
public record Transcripts(
        Supplier<ChatEvent.Decoder> decoder, BufferBudget budget, UnaryOperator<String> mask) {
    /// That of one call, whose request is read.
    Transcript of(Call call) {
        return new Transcript(this, call.requestIfRead());
    }
}

package aigateway.dialect.roundtrip.reply;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model answers.
///
/// @param id of the answer
/// @param reason the provider's own word for why it ends
record Answer(String id, List<Piece> pieces, String reason, Counts counts) {
    /// A piece of an answer.
    sealed interface Piece {}

    /// @param signature the provider's proof, if it gives one
    record Say(String text, @Nullable String signature) implements Piece {}

    /// Reasoning.
    ///
    /// @param signature the provider's proof, if it gives one
    record Thought(String text, @Nullable String signature) implements Piece {}

    /// Reasoning that only the provider can read.
    record Hidden(String data) implements Piece {}

    /// A call.
    ///
    /// @param id empty if the provider gives none
    /// @param arguments a JSON object as the model spells it
    record Call(String id, String name, String arguments, @Nullable String signature)
            implements Piece {}

    /// Tokens, each counted once.
    ///
    /// @param input neither read from a cache nor written to one
    /// @param output beside the reasoning
    record Counts(int input, int cached, int written, int output, int reasoning) {
        int prompt() {
            return input + cached + written;
        }

        int completion() {
            return output + reasoning;
        }
    }

    List<Call> calls() {
        return pieces.stream().filter(Call.class::isInstance).map(Call.class::cast).toList();
    }

    List<Thought> thoughts() {
        return pieces.stream().filter(Thought.class::isInstance).map(Thought.class::cast).toList();
    }

    /// All that is said.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Say say) {
                text.append(say.text);
            }
        }
        return text.toString();
    }
}

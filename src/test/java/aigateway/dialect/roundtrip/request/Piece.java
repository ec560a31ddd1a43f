package aigateway.dialect.roundtrip.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thing that is said in a turn.
sealed interface Piece {
    /// @param cached true if a cache is to end here
    record Text(String text, boolean cached) implements Piece {
        Text(String text) {
            this(text, false);
        }

        @Override
        public String toString() {
            return (cached ? "cached " : "") + "text " + Said.quoted(text);
        }
    }

    /// An image, a document, a sound.
    ///
    /// @param type its media type
    /// @param data Base64, or an address
    /// @param note an image's detail or a document's name
    record Media(String type, String data, @Nullable String note, boolean cached)
            implements Piece {}

    /// Reasoning of an earlier turn.
    record Thought(String text, @Nullable String signature) implements Piece {
        @Override
        public String toString() {
            return "thought " + Said.quoted(text) + " signed " + signature;
        }
    }

    /// A call of a function.
    ///
    /// @param number how many calls came before it in the conversation
    /// @param arguments JSON in one spelling, or the text that is none
    record Call(int number, String id, String name, String arguments, @Nullable String signature)
            implements Piece {}

    /// What a function gave.
    ///
    /// @param call the call's number; -1 if none fits
    record Result(int call, List<Piece> pieces) implements Piece {}
}

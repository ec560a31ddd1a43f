package aigateway.guard;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is done with a text that has something it should not have.
public enum Action {
    /// The whole request or answer is refused.
    BLOCK,
    /// The part is replaced by a word in brackets.
    REDACT,
    /// The model sees a token in place of the part, the caller gets the part back.
    MASK;

    /// All words, for messages.
    public static final String WORDS = "block, redact, mask";

    /// The word in files and in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The action that a word means, or null.
    public static @Nullable Action of(String word) {
        return switch (word) {
            case "block" -> BLOCK;
            case "redact" -> REDACT;
            case "mask" -> MASK;
            default -> null;
        };
    }
}

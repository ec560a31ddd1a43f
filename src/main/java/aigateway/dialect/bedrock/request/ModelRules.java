package aigateway.dialect.bedrock.request;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one model takes.
///
/// @param claude true for Anthropic's models
/// @param maxOutputTokens most tokens of an answer, or 0 if nobody says
/// @param listed false if the model is not known and these rules are a guess
public record ModelRules(boolean claude, long maxOutputTokens, boolean listed, Set<Trait> traits) {
    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// True for a Claude that thinks.
    boolean thinks() {
        return has(Trait.BUDGET) || has(Trait.ADAPTIVE);
    }

    /// True if the model may be one that signs its reasoning and takes it back: a Claude that
    /// thinks, or one that nobody knows behind a name of the account's own.
    public boolean takesSigned() {
        return thinks() || (!claude && !listed);
    }

    /// True if a Claude takes this `thinking.type` as it is.
    ///
    /// @param impossible true if Anthropic refuses to think in this turn
    boolean takes(@Nullable String thinkingType, boolean impossible) {
        return switch (thinkingType == null ? "" : thinkingType) {
            case "enabled" -> has(Trait.BUDGET) && !impossible;
            case "adaptive" -> has(Trait.ADAPTIVE) && (!impossible || has(Trait.ALWAYS_THINKS));
            case "disabled" -> !has(Trait.ALWAYS_THINKS) && !has(Trait.THINKS_BETWEEN_TOOLS);
            default -> false;
        };
    }

    /// Claude's word for an effort in OpenAI's terms, or null if it takes none.
    @Nullable String effort(String asked) {
        if (!has(Trait.EFFORT)) {
            return null;
        }
        return switch (asked) {
            case "minimal", "none" -> "low";
            case "xhigh" -> has(Trait.XHIGH_EFFORT) ? asked : highest();
            case "max" -> highest();
            default -> asked;
        };
    }

    private String highest() {
        return has(Trait.MAX_EFFORT) ? "max" : "high";
    }
}

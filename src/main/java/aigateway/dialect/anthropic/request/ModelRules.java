package aigateway.dialect.anthropic.request;

import aigateway.dialect.models.ModelFacts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one model takes.
///
/// @param maxOutputTokens most tokens of an answer, thinking included
/// @param listed false if the model is not known and these rules are a guess
record ModelRules(long maxOutputTokens, boolean listed, Set<Trait> traits) {
    static ModelRules of(ModelFacts facts) {
        return new ModelRules(facts.maxOutputTokens(), facts.listed(), facts.traits(Trait.class));
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    boolean thinks() {
        return has(Trait.BUDGET) || has(Trait.ADAPTIVE);
    }

    /// True if the model takes this `thinking.type` as it is.
    ///
    /// @param impossible true if Anthropic refuses to think in this turn
    boolean takes(@Nullable String thinkingType, boolean impossible) {
        return switch (thinkingType == null ? "" : thinkingType) {
            case "enabled" -> has(Trait.BUDGET) && !impossible;
            case "adaptive" -> has(Trait.ADAPTIVE) && (!impossible || has(Trait.ALWAYS_THINKS));
            case "disabled" -> !has(Trait.ALWAYS_THINKS) && !has(Trait.THINKS_BETWEEN_TOOLS);
            default -> true;
        };
    }

    /// The model's word for an effort in OpenAI's terms, or null if it takes none.
    @Nullable String effort(String asked) {
        if (!has(Trait.EFFORT)) {
            return null;
        }
        return switch (asked) {
            case "minimal" -> "low";
            case "xhigh" -> has(Trait.XHIGH_EFFORT) ? asked : highest();
            case "max" -> highest();
            default -> asked;
        };
    }

    private String highest() {
        return has(Trait.MAX_EFFORT) ? "max" : "high";
    }
}

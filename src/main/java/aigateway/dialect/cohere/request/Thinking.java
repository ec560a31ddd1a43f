package aigateway.dialect.cohere.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes `thinking`: on, off, or on within a budget of tokens
/// (<https://docs.cohere.com/docs/reasoning>). Models that think do so unless told not to, and best
/// without a budget, so the higher efforts have none.
final class Thinking {
    private static final String OWN = "thinking";

    private final @Nullable JsonNode own;
    private final Reasoning asked;
    private final Set<Trait> traits;
    private final Losses losses;

    /// @param own the field `thinking` as the caller wrote it, if at all
    Thinking(@Nullable JsonNode own, Reasoning asked, Set<Trait> traits, Losses losses) {
        this.own = own;
        this.asked = asked;
        this.traits = traits;
        this.losses = losses;
    }

    /// Writes the field, or nothing.
    ///
    /// @param maxTokens the answer's limit, which thinking counts against; null if there is none
    void write(JsonWriter out, @Nullable Long maxTokens) {
        boolean said =
                asked.effort() != null || asked.enabled() != null || asked.budgetTokens() != null;
        if (own == null && !said) {
            return;
        }
        if (!traits.contains(Trait.THINKS)) {
            if (!isOff()) {
                losses.dropped(name());
            }
            return;
        }
        out.key(OWN).object().key("type").string(isOff() ? "disabled" : "enabled");
        long budget = isOff() ? 0 : budget(maxTokens);
        if (budget > 0) {
            out.key("token_budget").number(budget);
        }
        out.endObject();
        if (own != null) {
            own.members(
                    (key, _) -> {
                        if (!isKnown(key)) {
                            losses.dropped(OWN + "." + key);
                        }
                    });
        }
    }

    private static boolean isKnown(String key) {
        return key.equals("type") || key.equals("token_budget") || key.equals("budget_tokens");
    }

    private boolean isOff() {
        Long budget = asked.budgetTokens();
        return Boolean.FALSE.equals(asked.enabled())
                || "none".equals(asked.effort())
                || (budget != null && budget == 0);
    }

    /// The budget in tokens, or 0 for none.
    private long budget(@Nullable Long maxTokens) {
        if (own != null && own.number("token_budget", 0) > 0) {
            return own.number("token_budget", 0);
        }
        Long budget = asked.budgetTokens();
        if (budget != null) {
            return Math.max(budget, 0);
        }
        long usual =
                switch (asked.effort() == null ? "" : asked.effort()) {
                    case "minimal" -> 1_024;
                    case "low" -> 4_096;
                    case "medium" -> 12_288;
                    default -> 0;
                };
        // Something has to be left for the answer.
        return maxTokens == null || usual == 0
                ? usual
                : Math.max(1, Math.min(usual, maxTokens / 5 * 4));
    }

    private String name() {
        if (own != null) {
            return OWN;
        }
        if (asked.effort() != null) {
            return "reasoning_effort";
        }
        return asked.budgetTokens() != null ? "reasoning.max_tokens" : "reasoning";
    }
}

package aigateway.dialect.gemini.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import org.jspecify.annotations.Nullable;

/// How a request asks the model to think: `thinkingConfig`. Efforts become levels or budgets as at
/// Google's own OpenAI-compatible endpoint (https://ai.google.dev/gemini-api/docs/openai#thinking).
///
/// @param level for models that take one
/// @param budgetTokens for models that take one; -1 leaves it to the model
/// @param shown true if the thoughts are to come with the answer
record Thinking(@Nullable String level, @Nullable Long budgetTokens, boolean shown) {
    private static final long AUTOMATIC = -1;

    /// The caller's wish in the model's terms; null if there is nothing to say.
    ///
    /// @param name the field in which the caller asked
    static @Nullable Thinking plan(Reasoning asked, String name, ModelRules rules, Losses losses) {
        if (isOff(asked)) {
            return off(name, rules, losses);
        }
        if (asked.effort() == null && asked.budgetTokens() == null && asked.enabled() == null) {
            return null;
        }
        if (!rules.thinks()) {
            losses.dropped(name);
            return null;
        }
        Long budget = asked.budgetTokens();
        if (!rules.levels().isEmpty()) {
            if (budget != null) {
                losses.dropped(name.equals("thinking") ? "thinking.budget_tokens" : name);
            }
            String wanted = asked.effort() != null ? level(asked.effort()) : level(budget);
            return new Thinking(wanted == null ? null : rules.level(wanted), null, true);
        }
        long tokens = budget != null ? budget : budget(asked.effort(), rules);
        boolean automatic = tokens == AUTOMATIC;
        long least = Math.max(1, rules.leastBudget());
        return new Thinking(
                null, automatic ? tokens : Math.clamp(tokens, least, rules.mostBudget()), true);
    }

    private static boolean isOff(Reasoning asked) {
        Long budget = asked.budgetTokens();
        return Boolean.FALSE.equals(asked.enabled())
                || "none".equals(asked.effort())
                || (budget != null && budget == 0);
    }

    /// As little thinking as the model can do.
    private static @Nullable Thinking off(String name, ModelRules rules, Losses losses) {
        if (!rules.thinks()) {
            return null;
        }
        if (rules.levels().isEmpty()) {
            if (!rules.has(Trait.CAN_STOP)) {
                losses.dropped(name);
                return new Thinking(null, rules.leastBudget(), false);
            }
            return new Thinking(null, 0L, false);
        }
        String lowest = rules.levels().getFirst();
        if (!lowest.equals("MINIMAL")) {
            losses.dropped(name);
        }
        return new Thinking(lowest, null, false);
    }

    private static String level(String effort) {
        return switch (effort) {
            case "minimal" -> "MINIMAL";
            case "low" -> "LOW";
            case "medium" -> "MEDIUM";
            case "xhigh", "max" -> "XHIGH";
            default -> "HIGH";
        };
    }

    private static @Nullable String level(@Nullable Long budget) {
        if (budget == null || budget < 0) {
            return null;
        }
        return budget <= 512
                ? "MINIMAL"
                : budget <= 2_048 ? "LOW" : budget <= 12_288 ? "MEDIUM" : "HIGH";
    }

    private static long budget(@Nullable String effort, ModelRules rules) {
        if (effort == null) {
            return AUTOMATIC;
        }
        return switch (effort) {
            case "minimal", "low" -> 1_024;
            case "medium" -> 8_192;
            case "high" -> 24_576;
            default -> rules.mostBudget();
        };
    }

    /// The name of the field in which an OpenAI client asks.
    static String name(Reasoning asked) {
        if (asked.effort() != null) {
            return "reasoning_effort";
        }
        return asked.budgetTokens() != null ? "reasoning.max_tokens" : "reasoning";
    }

    void write(JsonWriter out) {
        out.key("thinkingConfig").object();
        if (shown) {
            out.key("includeThoughts").bool(true);
        }
        if (level != null) {
            out.key("thinkingLevel").string(level);
        }
        if (budgetTokens != null) {
            out.key("thinkingBudget").number(budgetTokens);
        }
        out.endObject();
    }
}

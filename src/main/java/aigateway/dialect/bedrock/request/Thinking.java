package aigateway.dialect.bedrock.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import org.jspecify.annotations.Nullable;

/// How a request asks the model to think, in the model's own field: Claude's `thinking`
/// (<https://docs.aws.amazon.com/bedrock/latest/userguide/claude-messages-extended-thinking.html>),
/// Nova's `reasoningConfig`
/// (<https://docs.aws.amazon.com/nova/latest/nova2-userguide/extended-thinking.html>), OpenAI's
/// `reasoning_effort` or `reasoning`.
///
/// @param budgetTokens for [Mode#BUDGET]
/// @param effort the model's word for how much, or null
record Thinking(Mode mode, long budgetTokens, @Nullable String effort) {
    /// What is said.
    enum Mode {
        /// Nothing: the model's own way.
        UNSAID,
        DISABLED,
        BETWEEN_TOOLS,
        BUDGET,
        ADAPTIVE,
        /// By its effort alone.
        EFFORT
    }

    /// Anthropic's own field.
    static final String OWN = "thinking";

    static final Thinking UNSAID = new Thinking(Mode.UNSAID, 0, null);

    /// Anthropic's least budget, in tokens.
    private static final long LEAST_BUDGET = 1_024;

    /// The caller's wish in the model's terms.
    ///
    /// @param name the field in which the caller asked
    /// @param impossible true if Claude refuses to think in this turn: it is made to call a tool,
    ///     or earlier thinking of the turn is missing
    /// @param limit the answer's limit, which thinking counts against; null if there is none
    static Thinking plan(
            Reasoning asked,
            String name,
            ModelRules rules,
            boolean impossible,
            @Nullable Long limit,
            Losses losses) {
        boolean off = isOff(asked);
        if (!off && asked.effort() == null && asked.budgetTokens() == null) {
            if (asked.enabled() == null) {
                return UNSAID;
            }
        }
        if (rules.claude()) {
            return off
                    ? off(name, rules, losses)
                    : on(asked, name, rules, impossible, limit, losses);
        }
        return Efforts.plan(asked, off, name, rules, limit, losses);
    }

    private static Thinking off(String name, ModelRules rules, Losses losses) {
        if (rules.has(Trait.ALWAYS_THINKS)) {
            losses.dropped(name);
            return new Thinking(Mode.UNSAID, 0, rules.effort("low"));
        }
        return off(rules);
    }

    private static Thinking off(ModelRules rules) {
        if (!rules.has(Trait.THINKS_UNASKED)) {
            return UNSAID;
        }
        boolean between = rules.has(Trait.THINKS_BETWEEN_TOOLS);
        return new Thinking(between ? Mode.BETWEEN_TOOLS : Mode.DISABLED, 0, null);
    }

    private static Thinking on(
            Reasoning asked,
            String name,
            ModelRules rules,
            boolean impossible,
            @Nullable Long limit,
            Losses losses) {
        if (!rules.thinks()) {
            losses.dropped(name);
            return UNSAID;
        }
        if (impossible && !rules.has(Trait.ALWAYS_THINKS)) {
            losses.dropped(name);
            return off(rules);
        }
        String effort = asked.effort() == null ? null : rules.effort(asked.effort());
        boolean budget = asked.budgetTokens() != null;
        if (rules.has(Trait.ADAPTIVE) && !(budget && rules.has(Trait.BUDGET))) {
            if (budget) {
                boolean own = name.equals(OWN);
                losses.dropped(own ? "thinking.budget_tokens" : "reasoning.max_tokens");
            }
            return new Thinking(Mode.ADAPTIVE, 0, effort);
        }
        long tokens = budget(asked, limit == null ? rules.maxOutputTokens() : limit);
        if (tokens < LEAST_BUDGET) {
            losses.dropped(name);
            return UNSAID;
        }
        return new Thinking(Mode.BUDGET, tokens, effort);
    }

    private static boolean isOff(Reasoning asked) {
        Long budget = asked.budgetTokens();
        return Boolean.FALSE.equals(asked.enabled())
                || "none".equals(asked.effort())
                || (budget != null && budget == 0);
    }

    /// The budget, with room for an answer within the limit; under the least one if there is none.
    private static long budget(Reasoning asked, long limit) {
        Long budget = asked.budgetTokens();
        if (budget != null) {
            long wanted = Math.max(budget, LEAST_BUDGET);
            return wanted < limit ? wanted : limit / 5 * 4;
        }
        long usual =
                switch (asked.effort() == null ? "medium" : asked.effort()) {
                    case "minimal" -> LEAST_BUDGET;
                    case "low" -> 4_096;
                    case "high" -> 24_576;
                    case "xhigh", "max" -> 32_000;
                    default -> 12_288;
                };
        return Math.min(usual, limit / 5 * 4);
    }

    /// The name of the field in which an OpenAI client asks.
    static String name(Reasoning asked) {
        if (asked.effort() != null) {
            return "reasoning_effort";
        }
        return asked.budgetTokens() != null ? "reasoning.max_tokens" : "reasoning";
    }

    /// True if the model refuses to be told how to choose tokens while it thinks so.
    boolean fixesSampling() {
        return mode == Mode.BUDGET
                || mode == Mode.ADAPTIVE
                || (mode == Mode.EFFORT && Efforts.HIGH.equals(effort));
    }

    /// Writes what is to be said of a Claude.
    void writeClaude(ModelRules rules, Additional to) {
        if (effort != null) {
            to.member("output_config", "effort", effort);
        }
        if (mode == Mode.UNSAID || mode == Mode.EFFORT) {
            return;
        }
        JsonWriter out = new JsonWriter().object().key("type");
        switch (mode) {
            case DISABLED -> out.string("disabled");
            case BETWEEN_TOOLS -> out.string("between_tools");
            case BUDGET -> out.string("enabled").key("budget_tokens").number(budgetTokens);
            case ADAPTIVE -> {
                out.string("adaptive");
                if (rules.has(Trait.HIDES_THINKING)) {
                    out.key("display").string("summarized");
                }
            }
            case UNSAID, EFFORT -> {} // see above
        }
        to.raw(OWN, out.endObject().bytes());
    }
}

package aigateway.dialect.anthropic.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import org.jspecify.annotations.Nullable;

/// How a request asks the model to think.
///
/// @param budgetTokens for [Mode#BUDGET]
/// @param effort for `output_config`, or null
record Thinking(Mode mode, long budgetTokens, @Nullable String effort) {
    /// What the field `thinking` says.
    enum Mode {
        /// Nothing: the model's own way.
        UNSAID,
        DISABLED,
        BETWEEN_TOOLS,
        BUDGET,
        ADAPTIVE
    }

    /// Anthropic's own field.
    static final String OWN = "thinking";

    /// Anthropic's least budget, in tokens.
    private static final long LEAST_BUDGET = 1_024;

    private static final Thinking UNSAID = new Thinking(Mode.UNSAID, 0, null);

    /// The caller's wish in the model's terms.
    ///
    /// @param name the field in which the caller asked
    /// @param impossible true if Anthropic refuses to think in this turn: the model is made to call
    ///     a tool, or earlier thinking of the turn is missing
    /// @param maxTokens the answer's limit, which thinking counts against
    static Thinking plan(
            Reasoning asked,
            String name,
            ModelRules rules,
            boolean impossible,
            long maxTokens,
            Losses losses) {
        if (isOff(asked)) {
            if (rules.has(Trait.ALWAYS_THINKS)) {
                losses.dropped(name);
                return new Thinking(Mode.UNSAID, 0, rules.effort("low"));
            }
            return off(rules);
        }
        if (asked.effort() == null && asked.budgetTokens() == null && asked.enabled() == null) {
            return UNSAID;
        }
        if (!rules.thinks()) {
            losses.dropped(name);
            return UNSAID;
        }
        if (impossible && !rules.has(Trait.ALWAYS_THINKS)) {
            losses.dropped(name);
            return off(rules);
        }
        return on(asked, name, rules, maxTokens, losses);
    }

    private static Thinking on(
            Reasoning asked, String name, ModelRules rules, long maxTokens, Losses losses) {
        String effort = asked.effort() == null ? null : rules.effort(asked.effort());
        boolean budget = asked.budgetTokens() != null;
        if (rules.has(Trait.ADAPTIVE) && !(budget && rules.has(Trait.BUDGET))) {
            if (budget) {
                boolean own = name.equals(OWN);
                losses.dropped(own ? "thinking.budget_tokens" : "reasoning.max_tokens");
            }
            return new Thinking(Mode.ADAPTIVE, 0, effort);
        }
        long tokens = budget(asked, maxTokens);
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

    private static Thinking off(ModelRules rules) {
        if (!rules.has(Trait.THINKS_UNASKED) || rules.has(Trait.ALWAYS_THINKS)) {
            return UNSAID;
        }
        boolean between = rules.has(Trait.THINKS_BETWEEN_TOOLS);
        return new Thinking(between ? Mode.BETWEEN_TOOLS : Mode.DISABLED, 0, null);
    }

    /// The budget, with room for an answer within the limit; under the least one if there is none.
    private static long budget(Reasoning asked, long maxTokens) {
        Long budget = asked.budgetTokens();
        if (budget != null) {
            long wanted = Math.max(budget, LEAST_BUDGET);
            return wanted < maxTokens ? wanted : maxTokens / 5 * 4;
        }
        return Math.min(budget(asked.effort()), maxTokens / 5 * 4);
    }

    private static long budget(@Nullable String effort) {
        return switch (effort == null ? "medium" : effort) {
            case "minimal" -> LEAST_BUDGET;
            case "low" -> 4_096;
            case "high" -> 24_576;
            case "xhigh", "max" -> 32_000;
            default -> 12_288;
        };
    }

    /// The name of the field in which an OpenAI client asks.
    static String name(Reasoning asked) {
        if (asked.effort() != null) {
            return "reasoning_effort";
        }
        return asked.budgetTokens() != null ? "reasoning.max_tokens" : "reasoning";
    }

    /// True if the request asks for thinking.
    boolean isOn() {
        return mode == Mode.BUDGET || mode == Mode.ADAPTIVE;
    }

    /// True if the model may think in its own measure.
    boolean mayThink() {
        return mode == Mode.UNSAID || mode == Mode.ADAPTIVE;
    }

    /// Writes the field `thinking`, if it says something.
    ///
    /// @param rebind true if thinking goes back that the model might not take as its own: it is
    ///     then to be left out rather than refused
    void write(JsonWriter out, ModelRules rules, boolean rebind) {
        boolean usual = mode == Mode.UNSAID && rebind;
        if (mode == Mode.UNSAID && !usual) {
            return;
        }
        out.key("thinking").object().key("type");
        switch (usual ? Mode.ADAPTIVE : mode) {
            case DISABLED -> out.string("disabled");
            case BETWEEN_TOOLS -> out.string("between_tools");
            case BUDGET -> out.string("enabled").key("budget_tokens").number(budgetTokens);
            case ADAPTIVE, UNSAID -> {
                out.string("adaptive");
                if (!usual && rules.has(Trait.HIDES_THINKING)) {
                    out.key("display").string("summarized");
                }
                if (rebind) {
                    out.key("block_binding").object().key("prefix_mismatch_behavior");
                    out.string("drop_block").endObject();
                }
            }
        }
        out.endObject();
    }
}

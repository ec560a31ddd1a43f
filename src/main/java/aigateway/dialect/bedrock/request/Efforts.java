package aigateway.dialect.bedrock.request;

import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;
import org.jspecify.annotations.Nullable;

/// The efforts of models other than Claude. None of them takes a budget.
final class Efforts {
    /// Nova's highest; with it Nova refuses a limit, a temperature and `topP`.
    static final String HIGH = "high";

    private Efforts() {}

    static Thinking plan(
            Reasoning asked,
            boolean off,
            String name,
            ModelRules rules,
            @Nullable Long limit,
            Losses losses) {
        if (off) {
            return off(name, rules, losses);
        }
        boolean thinks =
                rules.has(Trait.REASONING_CONFIG)
                        || rules.has(Trait.REASONING_EFFORT)
                        || rules.has(Trait.REASONING_OBJECT);
        if (!thinks) {
            losses.dropped(name);
            return Thinking.UNSAID;
        }
        if (asked.budgetTokens() != null) {
            losses.dropped(name.equals(Thinking.OWN) ? "thinking.budget_tokens" : budget(name));
        }
        String effort = effort(asked.effort() == null ? "medium" : asked.effort(), rules);
        if (rules.has(Trait.REASONING_CONFIG) && effort.equals(HIGH) && limit != null) {
            losses.dropped(name); // a limit may cost money if it is not kept, so it stays
            effort = "medium";
        }
        return new Thinking(Thinking.Mode.EFFORT, 0, effort);
    }

    private static String budget(String name) {
        return name.equals("reasoning_effort") ? "reasoning.max_tokens" : name;
    }

    private static Thinking off(String name, ModelRules rules, Losses losses) {
        if (rules.has(Trait.REASONING_EFFORT)) {
            losses.dropped(name);
            return new Thinking(Thinking.Mode.EFFORT, 0, "low");
        }
        boolean unasked = rules.has(Trait.REASONING_OBJECT);
        return unasked ? new Thinking(Thinking.Mode.EFFORT, 0, "none") : Thinking.UNSAID;
    }

    private static String effort(String asked, ModelRules rules) {
        if (asked.equals("minimal")) {
            return "low";
        }
        boolean above = asked.equals("xhigh") || asked.equals("max");
        return above && !rules.has(Trait.REASONING_OBJECT) ? HIGH : asked;
    }

    /// Writes the effort in the model's own field.
    static void write(Thinking thinking, ModelRules rules, Additional to) {
        String effort = thinking.effort();
        if (effort == null) {
            return;
        }
        if (rules.has(Trait.REASONING_CONFIG)) {
            JsonWriter out = new JsonWriter().object().key("type").string("enabled");
            out.key("maxReasoningEffort").string(effort);
            to.raw("reasoningConfig", out.endObject().bytes());
        } else if (rules.has(Trait.REASONING_OBJECT)) {
            to.object("reasoning", "effort", effort);
        } else {
            to.string("reasoning_effort", effort);
        }
    }
}

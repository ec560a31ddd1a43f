package aigateway.dialect.ollama.request;

import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.Reasoning;

/// Writes `think`: whether, and with some models how much, the model thinks; see
/// <https://docs.ollama.com/capabilities/thinking>.
///
/// @param form how the model takes it
record Thinking(JsonWriter out, ThinkForm form, Losses losses) {
    private static final String OWN = "think";

    void write(Reasoning asked, Extras extras) {
        JsonNode own = extras.take(OWN);
        if (own != null) {
            own(own);
        } else if (isOff(asked)) {
            off(asked);
        } else if (isOn(asked)) {
            on(asked);
        }
    }

    /// What the caller says in Ollama's own words.
    private void own(JsonNode think) {
        boolean fits =
                think.isString() || think.kind() == JsonKind.TRUE || think.kind() == JsonKind.FALSE;
        if (fits) {
            out.key(OWN).raw(think.raw());
        } else {
            losses.dropped(OWN);
        }
    }

    private void off(Reasoning asked) {
        switch (form) {
            case SWITCH, UNKNOWN -> out.key(OWN).bool(false);
            case LEVELS -> {
                losses.dropped(name(asked));
                out.key(OWN).string("low");
            }
        }
    }

    private void on(Reasoning asked) {
        switch (form) {
            case UNKNOWN -> losses.dropped(name(asked));
            case SWITCH -> {
                out.key(OWN).bool(true);
                budget(asked);
            }
            case LEVELS -> {
                out.key(OWN).string(level(asked));
                budget(asked);
            }
        }
    }

    /// Ollama has no budgets.
    private void budget(Reasoning asked) {
        if (asked.budgetTokens() != null) {
            losses.dropped("reasoning.max_tokens");
        }
    }

    private static String level(Reasoning asked) {
        String effort = asked.effort();
        return switch (effort == null ? "" : effort) {
            case "minimal", "low" -> "low";
            case "high", "xhigh", "max" -> "high";
            default -> "medium";
        };
    }

    /// True if the caller asks for thinking in OpenAI's words.
    static boolean isOn(Reasoning asked) {
        boolean said =
                asked.effort() != null || asked.budgetTokens() != null || asked.enabled() != null;
        return said && !isOff(asked);
    }

    private static boolean isOff(Reasoning asked) {
        Long budget = asked.budgetTokens();
        return Boolean.FALSE.equals(asked.enabled())
                || "none".equals(asked.effort())
                || (budget != null && budget == 0);
    }

    /// The name of the field in which the caller asked.
    private static String name(Reasoning asked) {
        if (asked.effort() != null) {
            return "reasoning_effort";
        }
        return asked.budgetTokens() != null ? "reasoning.max_tokens" : "reasoning";
    }
}

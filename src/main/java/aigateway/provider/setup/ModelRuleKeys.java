package aigateway.provider.setup;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import java.util.List;

/// The keys of `[modelRules."…"]`.
public final class ModelRuleKeys {
    /// The model's limit.
    static final Key<Integer> MAX_OUTPUT_TOKENS =
            Key.optional(
                            "maxOutputTokens",
                            Forms.integer(1, Integer.MAX_VALUE),
                            "Most tokens of an answer.")
                    .fallbackText("as shipped");

    /// What sets the model apart.
    static final Key<List<String>> TRAITS =
            Key.optional(
                            "traits",
                            Forms.list(Forms.text(), "a list of texts"),
                            "All traits of the model, in place of the shipped ones.")
                    .fallbackText("as shipped");

    /// `[modelRules."…"]`.
    public static final Schema MODEL_RULES =
            Schema.of(
                    "modelRules",
                    Repeat.NAMED,
                    "What a model takes, where the gateway does not know it or knows it wrong.",
                    MAX_OUTPUT_TOKENS,
                    TRAITS);

    private ModelRuleKeys() {}
}

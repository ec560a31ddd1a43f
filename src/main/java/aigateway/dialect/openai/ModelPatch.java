package aigateway.dialect.openai;

import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import org.jspecify.annotations.Nullable;

/// Takes out of a request what a model refuses that the caller did not choose: the target of an
/// alias, or of a failover. Who names a model knows what it takes and gets its own answer.
final class ModelPatch {
    private static final String EFFORT = "reasoning_effort";
    private static final String NONE = "none";

    private final JsonNode root;
    private final JsonPatch patch;
    private final ModelRules rules;
    private final Losses losses;

    ModelPatch(JsonNode root, JsonPatch patch, ModelRules rules, Losses losses) {
        this.root = root;
        this.patch = patch;
        this.rules = rules;
        this.losses = losses;
    }

    /// True if the caller named this model, alone or with a provider before it.
    static boolean isNamed(@Nullable String asked, String model) {
        if (asked == null || !asked.endsWith(model)) {
            return false;
        }
        int before = asked.length() - model.length() - 1;
        return before < 0 || asked.charAt(before) == '/';
    }

    /// @param anyLimit true if the provider takes either name of the token limit
    void all(boolean anyLimit) {
        if (rules.traits().isEmpty()) {
            return;
        }
        String effort = effort();
        boolean thinks = effort == null ? rules.has(Trait.THINKS_UNASKED) : !effort.equals(NONE);
        if (rules.has(Trait.NO_SAMPLING) && thinks) {
            number("temperature", 1);
            number("top_p", 1);
            number("frequency_penalty", 0);
            number("presence_penalty", 0);
            logprobs();
            leaveOut("top_logprobs");
            leaveOut("logit_bias");
        }
        if (rules.has(Trait.NO_PARALLEL)) {
            leaveOut("parallel_tool_calls");
        }
        if (rules.has(Trait.NO_STOP)) {
            leaveOut("stop");
        }
        if (rules.has(Trait.NEW_LIMIT) && anyLimit) {
            limit();
        }
    }

    /// Says the effort in the model's words.
    ///
    /// @return what is said; null if nothing is
    private @Nullable String effort() {
        String asked = root.text(EFFORT);
        if (asked != null && rules.has(Trait.NO_EFFORT)) {
            leaveOut(EFFORT);
            return null;
        }
        boolean kept = rules.has(Trait.NO_TOOLS_THINKING) && hasTools();
        String said = kept ? NONE : asked == null ? null : rules.effort(asked);
        if (said != null && !said.equals(asked)) {
            patch.set(root, EFFORT, new JsonWriter(16).string(said).bytes());
            if (asked != null && (said.equals(NONE) || asked.equals(NONE))) {
                losses.dropped(EFFORT);
            }
        }
        return said;
    }

    private boolean hasTools() {
        JsonNode tools = root.get("tools");
        JsonNode functions = root.get("functions");
        return (tools != null && !tools.elements().isEmpty())
                || (functions != null && !functions.elements().isEmpty());
    }

    /// Leaves a number out that is not the one that counts anyway.
    private void number(String field, double usual) {
        JsonNode given = root.get(field);
        if (given != null && given.asDouble() != usual) {
            leaveOut(field);
        }
    }

    private void logprobs() {
        JsonNode given = root.get("logprobs");
        if (given != null) {
            patch.remove(root, "logprobs");
            if (root.isTrue("logprobs")) {
                losses.dropped("logprobs");
            }
        }
    }

    private void leaveOut(String field) {
        JsonNode given = root.get(field);
        if (given != null) {
            patch.remove(root, field);
            losses.dropped(field);
        }
    }

    /// Both names may be given if they say the same.
    private void limit() {
        if (root.get("max_tokens") == null) {
            return;
        }
        if (root.field("max_completion_tokens") == null) {
            patch.rename(root, "max_tokens", "max_completion_tokens");
            return;
        }
        JsonNode given = root.get("max_tokens");
        patch.remove(root, "max_tokens");
        if (given != null && root.get("max_completion_tokens") == null) {
            patch.set(root, "max_completion_tokens", given.raw());
        }
    }
}

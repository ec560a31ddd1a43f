package aigateway.dialect.ollama.request;

import aigateway.dialect.models.ModelFacts;
import java.util.Locale;
import java.util.Set;

/// How models of one row take Ollama's `think`.
///
/// @param row the row's name
/// @param listed false if nobody knows the model
record ModelRules(String row, boolean listed, Set<Trait> traits) {
    private static final String INSTRUCT = "instruct";

    static ModelRules of(ModelFacts facts) {
        return new ModelRules(facts.name(), facts.listed(), facts.traits(Trait.class));
    }

    /// How one of the row's models takes `think`. Variants that only follow instructions
    /// (`qwen3:4b-instruct-2507-q8_0`) do not think, unless the row is about them.
    ThinkForm form(String model) {
        boolean levels = traits.contains(Trait.THINK_LEVELS);
        if (!levels && !traits.contains(Trait.THINKS)) {
            return ThinkForm.UNKNOWN;
        }
        String name = model.toLowerCase(Locale.ROOT);
        int colon = name.indexOf(':');
        if (colon >= 0 && name.indexOf(INSTRUCT, colon) >= 0 && !row.contains(INSTRUCT)) {
            return ThinkForm.UNKNOWN;
        }
        return levels ? ThinkForm.LEVELS : ThinkForm.SWITCH;
    }
}

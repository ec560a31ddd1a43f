package aigateway.provider.setup;

import aigateway.config.Section;
import aigateway.config.Suggestion;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelOverride;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what a configuration says of models.
public final class ModelRuleReader {
    private static final String WHERE = "; docs/models.md has those of each dialect";

    private final ModelKnowledge knowledge;
    private final Set<String> traits;
    private final List<ModelOverride> overrides = new ArrayList<>(0);

    /// A reader of what differs from this knowledge.
    public ModelRuleReader(ModelKnowledge knowledge) {
        this.knowledge = knowledge;
        this.traits = knowledge.traits();
    }

    /// The knowledge with what the configuration says.
    ///
    /// @param root the outermost table
    public ModelKnowledge read(Section root) {
        root.named(ModelRuleKeys.MODEL_RULES).forEach(this::one);
        return knowledge.with(overrides);
    }

    private void one(String name, Section section) {
        if (name.isBlank()) {
            section.reading().problem(section.place(), "a model must have a name");
            return;
        }
        List<String> named = section.find(ModelRuleKeys.TRAITS);
        for (int i = 0; named != null && i < named.size(); i++) {
            check(named.get(i), i, section);
        }
        Integer tokens = section.find(ModelRuleKeys.MAX_OUTPUT_TOKENS);
        Long limit = tokens == null ? null : Long.valueOf(tokens);
        overrides.add(new ModelOverride(name, limit, named));
    }

    private void check(String trait, int number, Section section) {
        if (traits.contains(trait)) {
            return;
        }
        String hint = Suggestion.phrase(trait, traits);
        section.reading()
                .problem(
                        section.place(ModelRuleKeys.TRAITS, number),
                        "unknown trait `" + trait + "`" + (hint.isEmpty() ? WHERE : hint));
    }
}

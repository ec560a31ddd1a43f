package aigateway.dialect.models;

import java.util.IdentityHashMap;
import java.util.function.Function;

/// A dialect's rules for its models, made of the facts once. Immutable.
///
/// @param <R> the rules in the dialect's own terms
public final class ModelLookup<R> {
    private final DialectModels models;
    private final IdentityHashMap<ModelFacts, R> rules = new IdentityHashMap<>();

    /// The rules of all models of a dialect.
    ///
    /// @param make says facts in the dialect's own terms
    public ModelLookup(ModelKnowledge knowledge, String dialect, Function<ModelFacts, R> make) {
        models = knowledge.of(dialect);
        models.rows().forEach(row -> rules.put(row, make.apply(row)));
        models.families().forEach(family -> rules.put(family.facts(), make.apply(family.facts())));
    }

    /// The rules for a model by its name at any host.
    public R rules(String model) {
        R found = rules.get(models.facts(model));
        if (found == null) {
            throw new IllegalStateException("no rules for " + model);
        }
        return found;
    }
}

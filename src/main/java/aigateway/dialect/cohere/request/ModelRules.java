package aigateway.dialect.cohere.request;

import aigateway.dialect.models.ModelFacts;
import java.util.Set;

/// What one model takes.
///
/// @param listed false if the model is not known and these rules are a guess
record ModelRules(boolean listed, Set<Trait> traits) {
    static ModelRules of(ModelFacts facts) {
        return new ModelRules(facts.listed(), facts.traits(Trait.class));
    }
}

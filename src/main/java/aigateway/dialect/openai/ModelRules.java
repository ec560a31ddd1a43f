package aigateway.dialect.openai;

import aigateway.dialect.models.ModelFacts;
import java.util.Set;

/// What one model does not take. A model that nobody knows takes everything.
record ModelRules(Set<Trait> traits) {
    static ModelRules of(ModelFacts facts) {
        return new ModelRules(facts.traits(Trait.class));
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// The model's word for an effort: the nearest that it takes.
    String effort(String asked) {
        return switch (asked) {
            case "none" -> has(Trait.NO_NONE) ? has(Trait.NO_MINIMAL) ? "low" : "minimal" : asked;
            case "minimal" -> has(Trait.NO_MINIMAL) ? "low" : asked;
            case "xhigh" -> has(Trait.NO_XHIGH) ? "high" : asked;
            case "max" -> has(Trait.NO_MAX) ? has(Trait.NO_XHIGH) ? "high" : "xhigh" : asked;
            default -> asked;
        };
    }
}

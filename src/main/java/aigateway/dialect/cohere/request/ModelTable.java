package aigateway.dialect.cohere.request;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// What Cohere's models take (<https://docs.cohere.com/docs/models>), from the part `cohere` of the
/// knowledge of models. A name that is in no row, as a tuned model's id, gets the rules of the
/// newest model. Immutable.
public final class ModelTable {
    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "cohere", ModelRules::of);
    }

    /// The rules for a model by its name at any host: `command-a-03-2025`,
    /// `cohere.command-r-plus-v1:0`, `CohereLabs/aya-vision-32b`.
    ModelRules rules(String model) {
        return lookup.rules(model);
    }
}

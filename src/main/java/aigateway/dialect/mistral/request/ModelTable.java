package aigateway.dialect.mistral.request;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// What Mistral's models take, from the part `mistral` of the knowledge of models. Immutable.
public final class ModelTable {
    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "mistral", ModelRules::of);
    }

    /// The rules for a model by its name at any host.
    ModelRules rules(String model) {
        return lookup.rules(model);
    }
}

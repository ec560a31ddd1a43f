package aigateway.dialect.anthropic.request;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// What Anthropic's models take, from the part `anthropic` of the knowledge of models. A name that
/// is in no row is taken for a newer model and gets the rules of the newest of its family; a name
/// without `claude` is another maker's model behind the same API and gets modest ones. Immutable.
public final class ModelTable {
    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "anthropic", ModelRules::of);
    }

    /// The rules for a model by its name at any host: `claude-sonnet-4-5-20250929`,
    /// `us.anthropic.claude-opus-4-6-v1`, `claude-3-7-sonnet@20250219`, `claude-opus-4.5`.
    ModelRules rules(String model) {
        return lookup.rules(model);
    }
}

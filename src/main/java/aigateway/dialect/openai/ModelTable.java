package aigateway.dialect.openai;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// What OpenAI's models do not take, from the part `openai` of the knowledge of models. Immutable.
///
/// Efforts, sampling and tools: https://developers.openai.com/api/docs/guides/reasoning and
/// https://developers.openai.com/api/docs/guides/latest-model.
final class ModelTable {
    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "openai", ModelRules::of);
    }

    /// The rules for a model by its name at any host: `gpt-5-2025-08-07`, `openai/gpt-5.4`.
    ModelRules rules(String model) {
        return lookup.rules(model.substring(model.lastIndexOf('/') + 1));
    }
}

package aigateway.dialect.gemini.request;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// What Gemini's models take, from the part `gemini` of the knowledge of models. A name that is in
/// no row is taken for a newer model and gets the rules of the newest of its family; a name without
/// `gemini` is another kind of model behind the same API and gets modest ones. Immutable.
///
/// Levels and budgets: https://ai.google.dev/gemini-api/docs/thinking and
/// https://cloud.google.com/vertex-ai/generative-ai/docs/thinking. Sampling, candidates and
/// penalties of the newer ones: https://ai.google.dev/gemini-api/docs/whats-new-gemini-3.6.
public final class ModelTable {
    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "gemini", ModelRules::of);
    }

    /// The rules for a model by its name: `gemini-2.5-flash-preview-09-2025`,
    /// `models/gemini-3-pro-preview`, `google/gemini-2.0-flash-001`.
    ModelRules rules(String model) {
        return lookup.rules(model);
    }
}

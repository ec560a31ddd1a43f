package aigateway.dialect.ollama.request;

import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;

/// How Ollama's models are asked to think, from the part `ollama` of the knowledge of models, by
/// <https://docs.ollama.com/capabilities/thinking> and <https://ollama.com/search?c=thinking>. A
/// model may have any name on the machine where it runs; a name that is in no row is not asked, as
/// Ollama refuses requests to think of models that cannot, and lets those think that can.
/// Immutable.
public final class ModelTable {
    private static final String LIBRARY = "library/";

    private final ModelLookup<ModelRules> lookup;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        lookup = new ModelLookup<>(knowledge, "ollama", ModelRules::of);
    }

    /// The rules for a model. Of the shipped rows only names of Ollama's own library are known: a
    /// copy of someone's (`hf.co/someone/qwen3`) may have another template.
    ModelRules rules(String model) {
        int slash = model.lastIndexOf('/') + 1;
        boolean library = model.substring(0, slash).endsWith(LIBRARY);
        return lookup.rules(library ? model.substring(slash) : model);
    }
}

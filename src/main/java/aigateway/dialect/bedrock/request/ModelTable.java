package aigateway.dialect.bedrock.request;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelLookup;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What Bedrock's models take. Claude is what it is under Anthropic's own API (the part `anthropic`
/// of the knowledge of models), with all that Converse has; the others are in the part `bedrock`.
/// Immutable.
public final class ModelTable {
    private static final List<Trait> OF_CLAUDE =
            List.of(
                    Trait.TOOLS,
                    Trait.IMAGES,
                    Trait.DOCUMENTS,
                    Trait.RESULT_MEDIA,
                    Trait.CACHE_POINTS);

    private final ModelLookup<ModelRules> claude;
    private final ModelLookup<ModelRules> others;

    /// The table of this knowledge.
    public ModelTable(ModelKnowledge knowledge) {
        claude = new ModelLookup<>(knowledge, "anthropic", ModelTable::claude);
        others = new ModelLookup<>(knowledge, "bedrock", ModelTable::other);
    }

    /// The rules for a model by its name: `amazon.nova-lite-v1:0`, with a region before it
    /// (`us.anthropic.claude-opus-4-6-v1`) or as the end of an ARN.
    public ModelRules rules(String model) {
        boolean isClaude = model.toLowerCase(Locale.ROOT).contains("claude");
        return isClaude ? claude.rules(model) : others.rules(model);
    }

    private static ModelRules claude(ModelFacts facts) {
        Set<Trait> traits = facts.traits(Trait.class);
        traits.addAll(OF_CLAUDE);
        if (!traits.contains(Trait.NO_FORCED_TOOLS)) {
            traits.addAll(EnumSet.of(Trait.ANY_TOOL, Trait.NAMED_TOOL));
        }
        return new ModelRules(true, facts.maxOutputTokens(), facts.listed(), traits);
    }

    private static ModelRules other(ModelFacts facts) {
        return new ModelRules(
                false, facts.maxOutputTokens(), facts.listed(), facts.traits(Trait.class));
    }
}

package aigateway.dialect.gemini.request;

import aigateway.dialect.models.ModelFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What one model takes.
///
/// @param maxOutputTokens most tokens of an answer, thoughts included
/// @param listed false if the model is not known and these rules are a guess
/// @param levels the levels of thinking, lowest first; empty if it takes a budget or does not think
/// @param leastBudget least tokens to think with, where it takes a budget and thinks at all
/// @param mostBudget most tokens to think with; 0 if it takes no budget
record ModelRules(
        long maxOutputTokens,
        boolean listed,
        List<String> levels,
        long leastBudget,
        long mostBudget,
        Set<Trait> traits) {
    private static final long MOST_FLASH = 24_576;
    private static final long MOST_PRO = 32_768;
    private static final long LEAST_LITE = 512;
    private static final long LEAST_PRO = 128;

    static ModelRules of(ModelFacts facts) {
        Set<Trait> traits = facts.traits(Trait.class);
        long least = 0;
        long most = 0;
        if (traits.contains(Trait.PRO_BUDGET)) {
            least = LEAST_PRO;
            most = MOST_PRO;
        } else if (traits.contains(Trait.FLASH_LITE_BUDGET)) {
            least = LEAST_LITE;
            most = MOST_FLASH;
        } else if (traits.contains(Trait.FLASH_BUDGET)) {
            most = MOST_FLASH;
        }
        return new ModelRules(
                facts.maxOutputTokens(), facts.listed(), levels(traits), least, most, traits);
    }

    private static List<String> levels(Set<Trait> traits) {
        if (!traits.contains(Trait.LEVELS)) {
            return List.of();
        }
        List<String> levels = new ArrayList<>();
        if (traits.contains(Trait.MINIMAL_LEVEL)) {
            levels.add("MINIMAL");
        }
        levels.add("LOW");
        if (traits.contains(Trait.MEDIUM_LEVEL)) {
            levels.add("MEDIUM");
        }
        levels.add("HIGH");
        if (traits.contains(Trait.XHIGH_LEVEL)) {
            levels.add("XHIGH");
        }
        return List.copyOf(levels);
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    boolean thinks() {
        return !levels.isEmpty() || mostBudget > 0;
    }

    /// The model's level for one that it may not have: the next higher one, or its highest.
    String level(String wanted) {
        if (levels.contains(wanted)) {
            return wanted;
        }
        return switch (wanted) {
            case "MINIMAL" -> "LOW";
            case "MEDIUM" -> "HIGH";
            default -> levels.getLast();
        };
    }
}

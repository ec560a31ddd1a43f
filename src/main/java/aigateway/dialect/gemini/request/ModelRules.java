package aigateway.dialect.gemini.request;

import java.util.List;
import java.util.Set;

/// What one model takes.
///
/// @param maxOutputTokens most tokens of an answer, thoughts included
/// @param listed false if the model is not in the table and these rules are a guess
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
    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// The model's level for one that it may not have: the next higher one.
    String level(String wanted) {
        return levels.contains(wanted)
                ? wanted
                : wanted.equals("MINIMAL") && levels.contains("LOW") ? "LOW" : levels.getLast();
    }
}

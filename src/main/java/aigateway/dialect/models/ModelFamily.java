package aigateway.dialect.models;

import java.util.List;

/// Models that are in no row, and what is taken for granted of them: as a rule what the newest of
/// their kind takes.
///
/// @param words the names of such models have all of these in them
public record ModelFamily(List<String> words, ModelFacts facts) {
    /// Copies the list.
    public ModelFamily {
        words = List.copyOf(words);
    }

    boolean has(String name) {
        for (String word : words) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }
}

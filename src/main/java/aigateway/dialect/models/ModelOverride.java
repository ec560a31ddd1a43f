package aigateway.dialect.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a configuration says of a model; null leaves what is known.
///
/// @param name as in a row; it counts for every model whose name has it in it
public record ModelOverride(
        String name, @Nullable Long maxOutputTokens, @Nullable List<String> traits) {
    /// Copies the list.
    public ModelOverride {
        traits = traits == null ? null : List.copyOf(traits);
    }
}

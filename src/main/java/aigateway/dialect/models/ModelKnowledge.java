package aigateway.dialect.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All that is known of models, by dialect. Immutable.
public final class ModelKnowledge {
    private static final ModelKnowledge SHIPPED = new ModelKnowledge(ModelFile.read());

    private final Map<String, DialectModels> dialects = new LinkedHashMap<>();

    ModelKnowledge(List<DialectModels> parts) {
        parts.forEach(part -> dialects.put(part.dialect(), part));
    }

    /// What the gateway comes with.
    public static ModelKnowledge shipped() {
        return SHIPPED;
    }

    /// The same, but for the models of which a configuration says something else.
    public ModelKnowledge with(List<ModelOverride> overrides) {
        if (overrides.isEmpty()) {
            return this;
        }
        List<DialectModels> parts = new ArrayList<>();
        dialects.values().forEach(part -> parts.add(part.with(overrides)));
        return new ModelKnowledge(parts);
    }

    /// The models of a dialect, by its name.
    ///
    /// @throws IllegalArgumentException if nothing is known of such a dialect
    public DialectModels of(String dialect) {
        DialectModels found = dialects.get(dialect);
        if (found == null) {
            throw new IllegalArgumentException("no models are known of a dialect " + dialect);
        }
        return found;
    }

    /// The models of all dialects, in the order of the file.
    public List<DialectModels> all() {
        return List.copyOf(dialects.values());
    }

    /// The names of all dialects' traits, in alphabetical order.
    public Set<String> traits() {
        Set<String> names = new TreeSet<>();
        dialects.values().forEach(part -> names.addAll(part.traits().keySet()));
        return names;
    }
}

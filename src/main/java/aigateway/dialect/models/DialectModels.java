package aigateway.dialect.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of the models that are called in one dialect.
///
/// @param dialect the dialect's name
/// @param names how the rows' names stand in the names of their models
/// @param traits the traits that rows may have, and what each means
/// @param rows the models; the first whose name fits counts
/// @param families what counts for models in no row; the last one fits all
public record DialectModels(
        String dialect,
        NameRule names,
        Map<String, String> traits,
        List<ModelFacts> rows,
        List<ModelFamily> families) {
    /// Copies the collections.
    public DialectModels {
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
        rows = List.copyOf(rows);
        families = List.copyOf(families);
    }

    /// The facts of a model by its name at any host.
    public ModelFacts facts(String model) {
        String name = ModelNames.plain(model);
        for (ModelFacts row : rows) {
            if (names.fits(name, row.name())) {
                return row;
            }
        }
        for (ModelFamily family : families) {
            if (family.has(name)) {
                return family.facts();
            }
        }
        throw new IllegalStateException("no family of " + dialect + " fits all models");
    }

    /// The same with rows put before; of two that fit a model, the longer name counts. Traits of
    /// other dialects are left out.
    DialectModels with(List<ModelOverride> overrides) {
        List<ModelFacts> all = new ArrayList<>();
        for (ModelOverride override : overrides) {
            all.add(row(override));
        }
        all.sort(Comparator.comparingInt((ModelFacts row) -> row.name().length()).reversed());
        all.addAll(rows);
        return new DialectModels(dialect, names, traits, all, families);
    }

    private ModelFacts row(ModelOverride override) {
        ModelFacts known = facts(override.name());
        Long tokens = override.maxOutputTokens();
        Set<String> own = known.traits();
        if (override.traits() != null) {
            own = new LinkedHashSet<>(override.traits());
            own.retainAll(traits.keySet());
        }
        return new ModelFacts(
                ModelNames.plain(override.name()),
                tokens == null ? known.maxOutputTokens() : tokens,
                true,
                own);
    }
}

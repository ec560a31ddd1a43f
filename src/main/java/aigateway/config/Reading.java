package aigateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one reading of a configuration collects. For one thread.
public final class Reading {
    private final Map<String, String> environment;
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, EffectiveValue> effective = new LinkedHashMap<>();
    private boolean malformed;

    /// A reading that sees these environment variables.
    public Reading(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The environment variables.
    public Map<String, String> environment() {
        return environment;
    }

    /// Notes a problem.
    public void problem(Place place, String message) {
        problems.add(new Problem(place, message));
    }

    /// Notes that the text is no TOML at this place.
    void malformed(Place place, String message) {
        malformed = true;
        problem(place, message);
    }

    /// True if some of the text could not be read: what seems to be missing may stand there.
    public boolean isMalformed() {
        return malformed;
    }

    /// Notes something odd that does not keep the gateway from starting.
    public void warning(String message) {
        warnings.add(message);
    }

    /// Notes a value that is in force; the last one of a path counts.
    public void effective(String path, String shown, String origin) {
        effective.put(path, new EffectiveValue(path, shown, origin));
    }

    /// All problems, in the order of the file.
    public List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(
                Comparator.comparingInt((Problem p) -> p.place().line())
                        .thenComparingInt(p -> p.place().column()));
        return List.copyOf(sorted);
    }

    /// All warnings.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Every value that is in force, in the order of reading.
    public List<EffectiveValue> effective() {
        return List.copyOf(effective.values());
    }
}

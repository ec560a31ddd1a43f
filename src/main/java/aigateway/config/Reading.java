package aigateway.config;

import aigateway.config.written.WrittenTable;
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
    private final Rewriting rewriting = new Rewriting();
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

    /// What is read, as it could be written.
    Rewriting rewriting() {
        return rewriting;
    }

    /// Notes a value that could be written in a file.
    ///
    /// @param path the table's, as `providers.groq`
    /// @param head the table's, as `[[providers]]`
    /// @param toml the value; a variable in a credential's place
    public void write(String path, String head, String key, String toml) {
        rewriting.write(path, head, key, toml);
    }

    /// All that could be written, in the order of reading.
    public List<WrittenTable> written() {
        return rewriting.tables();
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

package aigateway.guard.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the model does not get to see in one call: the tokens that stand for values. For one
/// thread.
public final class Vault {
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Predicate<String> taken;
    private final Consumer<String> changes;

    /// An empty vault.
    ///
    /// @param taken true for tokens that the caller's own text has already
    public Vault(Predicate<String> taken) {
        this(taken, _ -> {});
    }

    /// The same.
    ///
    /// @param changes is told the rule of each change, as [#changed(String)] is
    public Vault(Predicate<String> taken, Consumer<String> changes) {
        this.taken = taken;
        this.changes = changes;
    }

    /// Something is put in the place of what a rule has found.
    public void changed(String rule) {
        changes.accept(rule);
    }

    /// The token for a value: the same one each time, as `<EMAIL_1>`.
    public String token(String label, String value) {
        String known = tokens.get(label + value);
        if (known != null) {
            return known;
        }
        String token;
        do {
            token = "<" + label + "_" + numbers.merge(label, 1, Integer::sum) + ">";
        } while (taken.test(token));
        tokens.put(label + value, token);
        values.put(token, value);
        return token;
    }

    /// True if nothing is hidden.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The values by their tokens.
    public Map<String, String> values() {
        return values;
    }
}

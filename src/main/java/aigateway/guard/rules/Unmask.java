package aigateway.guard.rules;

import aigateway.guard.Action;
import aigateway.guard.GuardSettings;
import aigateway.guard.TextPattern;
import aigateway.guard.text.Draft;
import aigateway.guard.text.Look;
import aigateway.guard.text.Rule;
import aigateway.guard.text.Vault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the values back that the model did not get to see.
public final class Unmask implements Rule {
    private static final Rule RULE = new Unmask();

    private Unmask() {}

    /// The rule, or null if nothing is ever masked.
    static @Nullable Rule of(GuardSettings settings) {
        return masks(settings) ? RULE : null;
    }

    /// True if anything in requests is masked.
    public static boolean masks(GuardSettings settings) {
        boolean masks = settings.personalData().containsValue(Action.MASK);
        for (TextPattern pattern : settings.patterns()) {
            masks |= pattern.action() == Action.MASK;
        }
        return masks;
    }

    @Override
    public @Nullable Look look(Direction direction, Vault vault) {
        return direction == Direction.ANSWER && !vault.isEmpty() ? new Putting(vault) : null;
    }

    private record Putting(Vault vault) implements Look {
        @Override
        public int look(Draft draft, int from, int to, boolean last) {
            int at = from;
            int end = to;
            while (at < end) {
                if (draft.charAt(at) != '<') {
                    at++;
                    continue;
                }
                String rest = draft.text(at, Math.min(end, at + 80));
                String value = null;
                int length = 1;
                for (Map.Entry<String, String> each : vault.values().entrySet()) {
                    if (rest.startsWith(each.getKey())) {
                        value = each.getValue();
                        length = each.getKey().length();
                    } else if (!last && rest.length() < 80 && each.getKey().startsWith(rest)) {
                        return at;
                    }
                }
                if (value == null) {
                    at++;
                } else {
                    draft.replace(at, at + length, value, "mask");
                    at += value.length();
                    end += value.length() - length;
                }
            }
            return at;
        }
    }
}

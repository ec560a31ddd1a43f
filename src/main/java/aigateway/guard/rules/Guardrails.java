package aigateway.guard.rules;

import aigateway.guard.GuardSettings;
import aigateway.guard.text.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list of all guardrails on texts, in the order in which a text passes them.
public final class Guardrails {
    /// Banned phrases come last: they see the text as it will leave.
    private static final List<Function<GuardSettings, @Nullable Rule>> ALL =
            List.of(BannedPhrases::of);

    private Guardrails() {}

    /// Those that the settings ask for.
    public static List<Rule> of(GuardSettings settings) {
        List<Rule> rules = new ArrayList<>();
        for (Function<GuardSettings, @Nullable Rule> each : ALL) {
            Rule rule = each.apply(settings);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }
}

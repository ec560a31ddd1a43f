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
    private static final List<Function<GuardSettings, List<Rule>>> ALL =
            List.of(
                    Patterns::of,
                    settings -> one(PersonalData.of(settings)),
                    settings -> one(Unmask.of(settings)),
                    settings -> one(BannedPhrases.of(settings)));

    private Guardrails() {}

    /// Those that the settings ask for.
    public static List<Rule> of(GuardSettings settings) {
        List<Rule> rules = new ArrayList<>();
        ALL.forEach(each -> rules.addAll(each.apply(settings)));
        return List.copyOf(rules);
    }

    private static List<Rule> one(@Nullable Rule rule) {
        return rule == null ? List.of() : List.of(rule);
    }
}

package aigateway.live;

import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.util.ArrayList;
import java.util.List;

/// A line of the table: a provider with one of its keys, and a model.
///
/// @param label the provider's name, and which key if it has several
/// @param target has no other key, and limits of time that hold for a check
record Subject(String label, Target target) {
    /// The lines of a provider.
    ///
    /// @param allModels true if listed models count too, not only the provider's own
    /// @param limitMillis the time that a call is given
    static List<Subject> of(Provider provider, boolean allModels, int limitMillis) {
        List<String> models = new ArrayList<>(List.of(provider.model()));
        if (allModels) {
            provider.models().stream().filter(m -> !models.contains(m)).forEach(models::add);
        }
        List<Subject> subjects = new ArrayList<>();
        int keys = provider.keys().size();
        for (int key = 0; key < Math.max(1, keys); key++) {
            List<Secret> only = keys == 0 ? List.of() : List.of(provider.keys().get(key));
            String label = provider.name() + (keys > 1 ? " (key " + (key + 1) + ")" : "");
            Provider pinned = pinned(provider, only, limitMillis);
            models.forEach(model -> subjects.add(new Subject(label, new Target(pinned, model))));
        }
        return subjects;
    }

    private static Provider pinned(Provider provider, List<Secret> keys, int limitMillis) {
        int connect = Math.min(provider.limits().connectMillis(), limitMillis);
        return provider.with(
                keys, new TimeLimits(connect, limitMillis, limitMillis, limitMillis, limitMillis));
    }
}

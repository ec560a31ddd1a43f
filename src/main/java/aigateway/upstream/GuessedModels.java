package aigateway.upstream;

import aigateway.logs.Log;
import aigateway.provider.Target;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Says once of each model that nobody knows it and that its rules are a guess. Thread-safe.
final class GuessedModels {
    /// Callers may name any model; so many are remembered, and no more are told of.
    private static final int MOST = 1_000;

    private final Log log;
    private final Set<Target> said = ConcurrentHashMap.newKeySet();

    GuessedModels(Log log) {
        this.log = log;
    }

    void on(Target target) {
        if (said.contains(target) || said.size() >= MOST || !said.add(target)) {
            return;
        }
        log.warn("models", "this model is not known; it gets the newest rules of its kind")
                .with("provider", target.provider().name())
                .with("model", target.model())
                .with("more", "docs/models.md; [modelRules] in the configuration says better")
                .write();
    }
}

package aigateway.upstream;

import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// What is known of all providers' well-being. Lives as long as the process, so that a reload of
/// the
/// configuration forgets nothing. Thread-safe.
public final class Health {
    private final ConcurrentHashMap<String, ProviderHealth> byProvider = new ConcurrentHashMap<>();

    ProviderHealth of(Provider provider) {
        ProviderHealth known = byProvider.get(provider.name());
        if (known != null && known.base().equals(provider.base())) {
            return known;
        }
        ProviderHealth fresh = new ProviderHealth(provider.base());
        byProvider.put(provider.name(), fresh);
        return fresh;
    }

    /// The targets with the resting ones put last, otherwise in order.
    List<Target> order(List<Target> targets, long nowMillis) {
        if (targets.size() == 1) {
            return targets;
        }
        List<Target> well = new ArrayList<>(targets.size());
        List<Target> resting = new ArrayList<>(0);
        for (Target target : targets) {
            boolean rests = of(target.provider()).resting(target.provider().keys(), nowMillis);
            (rests ? resting : well).add(target);
        }
        well.addAll(resting);
        return well;
    }
}

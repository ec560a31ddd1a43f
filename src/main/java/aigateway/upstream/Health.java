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

    private volatile Listener listener = (_, _) -> {};

    /// Hears of providers that begin to rest, or answer again.
    public interface Listener {
        /// Called on a thread of its own.
        void changed(String provider, String what);
    }

    /// Whoever hears of changes from now on.
    public void listener(Listener told) {
        listener = told;
    }

    ProviderHealth of(Provider provider) {
        ProviderHealth known = byProvider.get(provider.name());
        if (known != null && known.base().equals(provider.base())) {
            return known;
        }
        ProviderHealth fresh =
                new ProviderHealth(provider.base(), what -> tell(provider.name(), what));
        byProvider.put(provider.name(), fresh);
        return fresh;
    }

    private void tell(String provider, String what) {
        Thread.startVirtualThread(() -> listener.changed(provider, what));
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

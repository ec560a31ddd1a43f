package aigateway.upstream;

import aigateway.provider.Provider;
import aigateway.provider.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
        ProviderHealth known = known(provider);
        if (known != null) {
            return known;
        }
        ProviderHealth fresh =
                new ProviderHealth(provider.base(), what -> tell(provider.name(), what));
        byProvider.put(provider.name(), fresh);
        return fresh;
    }

    private @Nullable ProviderHealth known(Provider provider) {
        ProviderHealth known = byProvider.get(provider.name());
        return known != null && known.base().equals(provider.base()) ? known : null;
    }

    /// The clock of all times here: [System#nanoTime()] in milliseconds.
    public static long now() {
        return System.nanoTime() / 1_000_000;
    }

    /// How a provider is; changes nothing.
    public ProviderState state(Provider provider) {
        ProviderHealth known = known(provider);
        return known == null
                ? ProviderState.UNTRIED
                : known.state(provider.keys(), now(), System.currentTimeMillis());
    }

    /// True if the target is only asked where nobody else is left.
    public boolean resting(Target target, long nowMillis) {
        ProviderHealth known = known(target.provider());
        return known != null && known.resting(target.provider().keys(), nowMillis);
    }

    private void tell(String provider, String what) {
        Thread.startVirtualThread(() -> listener.changed(provider, what));
    }

    /// The targets with the resting ones put last, otherwise in order.
    public List<Target> order(List<Target> targets, long nowMillis) {
        if (targets.size() == 1) {
            return targets;
        }
        List<Target> well = new ArrayList<>(targets.size());
        List<Target> resting = new ArrayList<>(0);
        for (Target target : targets) {
            (resting(target, nowMillis) ? resting : well).add(target);
        }
        well.addAll(resting);
        return well;
    }
}

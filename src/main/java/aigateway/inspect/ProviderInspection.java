package aigateway.inspect;

import aigateway.live.ProviderTest;
import aigateway.live.Tested;
import aigateway.model.Bytes;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.route.RouteSettings;
import aigateway.upstream.Health;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How each provider is. Thread-safe.
public final class ProviderInspection {
    private final Supplier<RouteSettings> settings;
    private final Health health;
    private final Calls calls;
    private final ProviderTest test;
    private final UnaryOperator<String> mask;

    /// An inspection of the providers that are configured when it is asked.
    ///
    /// @param mask takes the gateway's secrets out of what providers say
    public ProviderInspection(
            Supplier<RouteSettings> settings,
            Health health,
            Calls calls,
            ProviderTest test,
            UnaryOperator<String> mask) {
        this.settings = settings;
        this.health = health;
        this.calls = calls;
        this.test = test;
        this.mask = mask;
    }

    /// Tells how many calls providers got.
    public interface Calls {
        /// Calls that a provider was the last to be asked for.
        Count of(String provider);

        /// Calls, and those of them that it failed.
        record Count(long calls, long failed) {}
    }

    /// The JSON object of all providers. May block.
    public Bytes json() {
        RouteSettings now = settings.get();
        ProvidersJson json = new ProvidersJson(mask);
        for (Provider provider : now.providers()) {
            json.add(provider, health.state(provider), calls.of(provider.name()));
        }
        return json.end(now.leftOut());
    }

    /// Why a provider cannot be tested, or null if it can.
    public @Nullable String obstacle(String name) {
        RouteSettings now = settings.get();
        for (LeftOut one : now.leftOut()) {
            if (one.name().equals(name)) {
                return "the provider `" + name + "` is left out because " + one.reason();
            }
        }
        return find(name) == null ? "there is no provider `" + name + "`" : null;
    }

    /// Tests a provider with a tiny call; blocks until its end.
    ///
    /// @param model the model to ask, or null for the provider's own
    /// @return a JSON object, or null if it cannot be tested now
    public @Nullable Bytes test(String name, @Nullable String model) {
        Provider provider = find(name);
        if (provider == null) {
            return null;
        }
        Tested tested = test.test(provider, model == null ? provider.model() : model);
        return tested == null ? null : TestJson.of(name, tested, mask);
    }

    private @Nullable Provider find(String name) {
        for (Provider provider : settings.get().providers()) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        return null;
    }
}

package aigateway.provider.setup;

import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The providers of a configuration, as they are found. For one thread.
public final class Configured {
    private final List<Provider> providers = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /// The providers that can be used, in the configured order.
    public List<Provider> providers() {
        return List.copyOf(providers);
    }

    /// Those that cannot.
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /// True if a provider of this name is written, usable or not, right or wrong.
    public boolean isWritten(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Takes a name; false if it is taken already, in whatever letter case.
    boolean take(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !names.contains(lower) && names.add(lower);
    }

    void add(Provider provider) {
        providers.add(provider);
    }

    void leaveOut(LeftOut one) {
        leftOut.add(one);
    }
}

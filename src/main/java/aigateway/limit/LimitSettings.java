package aigateway.limit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the rate limits are.
///
/// @param plan the plan of clients without one of their own, or null for no limit
/// @param clients plans by client, as [ClientName] writes it: an address, a network, or any
/// @param ipv6Prefix how many bits of an IPv6 address tell clients apart
public record LimitSettings(
        @Nullable LimitPlan plan, Map<String, LimitPlan> clients, int ipv6Prefix) {
    /// What a site has that asks for one network.
    public static final int USUAL_IPV6_PREFIX = 64;

    /// No limits.
    public static final LimitSettings NONE = new LimitSettings(null, Map.of());

    /// Copies the map, in the order of its keys.
    public LimitSettings {
        clients = Collections.unmodifiableMap(new TreeMap<>(clients));
    }

    /// With the usual width of IPv6 clients.
    public LimitSettings(@Nullable LimitPlan plan, Map<String, LimitPlan> clients) {
        this(plan, clients, USUAL_IPV6_PREFIX);
    }

    /// True if nobody is limited.
    public boolean isEmpty() {
        return plan == null && clients.isEmpty();
    }
}

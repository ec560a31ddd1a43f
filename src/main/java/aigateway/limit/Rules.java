package aigateway.limit;

import aigateway.limit.address.IpAddress;
import aigateway.limit.address.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which plan a client has: its own, that of the smallest network it is in, that of any client, or
/// the one of all others. Immutable, for all threads.
final class Rules {
    /// The plans of networks of one size.
    private record Size(int prefix, Map<IpAddress, Rule> rules) {}

    private final List<Size> sizes = new ArrayList<>();
    private final @Nullable Rule others;

    Rules(LimitSettings settings) {
        Map<Integer, Map<IpAddress, Rule>> bySize = new HashMap<>();
        settings.clients()
                .forEach(
                        (name, plan) -> {
                            Network network = Network.parse(name);
                            if (network != null) {
                                int prefix = Math.max(network.prefix(), settings.ipv6Prefix());
                                bySize.computeIfAbsent(network.prefix(), _ -> new HashMap<>())
                                        .put(network.base(), Rule.of(plan, prefix));
                            }
                        });
        bySize.forEach((prefix, rules) -> sizes.add(new Size(prefix, Map.copyOf(rules))));
        sizes.sort(Comparator.comparingInt(Size::prefix).reversed());
        LimitPlan any = settings.clients().get(ClientName.ANY);
        LimitPlan last = any == null ? settings.plan() : any;
        others = last == null ? null : Rule.of(last, settings.ipv6Prefix());
    }

    /// The client's plan, or null if it has no limit.
    @Nullable Rule of(IpAddress client) {
        for (int i = 0; i < sizes.size(); i++) {
            Size size = sizes.get(i);
            boolean fits = !client.isIpv4() || size.prefix >= Network.LEAST_IPV4;
            Rule rule = fits ? size.rules.get(client.masked(size.prefix)) : null;
            if (rule != null) {
                return rule;
            }
        }
        return others;
    }
}

package aigateway.limit;

import aigateway.config.Key;
import aigateway.config.Section;
import aigateway.limit.address.Network;
import aigateway.limit.address.TrustedProxies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what a configuration says about rate limits.
public final class RateLimitReader {
    private static final List<Key<?>> PLAN =
            List.of(
                    RateLimitKeys.NAME,
                    RateLimitKeys.REQUESTS,
                    RateLimitKeys.SECONDS,
                    RateLimitKeys.WINDOW);

    private RateLimitReader() {}

    /// Reads `[ratelimit]`.
    ///
    /// @param root the outermost table
    public static LimitSettings read(Section root) {
        if (!root.written().contains(RateLimitKeys.RATE_LIMIT.name())) {
            return LimitSettings.NONE;
        }
        Section section = root.table(RateLimitKeys.RATE_LIMIT);
        LimitPlan plan = PLAN.stream().anyMatch(section::has) ? plan(section, "default") : null;
        Integer prefix = section.find(RateLimitKeys.IPV6_PREFIX);
        return new LimitSettings(
                plan, clients(section), prefix == null ? LimitSettings.USUAL_IPV6_PREFIX : prefix);
    }

    /// Reads `trustedProxies`.
    public static TrustedProxies proxies(Section gateway) {
        List<String> written = gateway.find(RateLimitKeys.TRUSTED_PROXIES);
        List<Network> networks = new ArrayList<>();
        for (int i = 0; written != null && i < written.size(); i++) {
            Network network = Network.parse(written.get(i).strip());
            if (network == null) {
                gateway.reading()
                        .problem(
                                gateway.place(RateLimitKeys.TRUSTED_PROXIES, i),
                                "`"
                                        + written.get(i)
                                        + "` is no IP address and no network as"
                                        + " 10.0.0.0/8");
            } else {
                networks.add(network);
            }
        }
        return new TrustedProxies(networks);
    }

    private static Map<String, LimitPlan> clients(Section section) {
        Map<String, LimitPlan> clients = new LinkedHashMap<>();
        for (Section one : section.list(RateLimitKeys.CLIENTS, List.of(RateLimitKeys.CLIENT))) {
            String written = one.find(RateLimitKeys.CLIENT);
            String name = written == null ? "" : ClientName.normal(written);
            if (name == null) {
                String message = "`clientIP` must be " + ClientName.FORM;
                one.reading().problem(one.place(RateLimitKeys.CLIENT), message);
            }
            LimitPlan plan = plan(one, name == null ? "" : name);
            if (plan != null && name != null && clients.put(name, plan) != null) {
                String message = "the client " + name + " has a plan already";
                one.reading().problem(one.place(RateLimitKeys.CLIENT), message);
            }
        }
        return clients;
    }

    private static @Nullable LimitPlan plan(Section section, String usualName) {
        String written = section.find(RateLimitKeys.NAME);
        String name = written == null ? usualName : written;
        Integer requests = section.find(RateLimitKeys.REQUESTS);
        Integer seconds = section.find(RateLimitKeys.SECONDS);
        String complaint = written == null ? "" : LimitPlan.complaint(written);
        if (!complaint.isEmpty()) {
            section.reading().problem(section.place(RateLimitKeys.NAME), "`name` " + complaint);
        }
        Window window = window(section);
        return requests == null || seconds == null
                ? null
                : new LimitPlan(name, requests, seconds, window);
    }

    private static Window window(Section section) {
        String written = section.find(RateLimitKeys.WINDOW);
        for (Window window : Window.values()) {
            if (written == null || window.wire().equals(written)) {
                return window;
            }
        }
        section.reading()
                .problem(
                        section.place(RateLimitKeys.WINDOW),
                        "`window` must be \"fixed\" or \"sliding\"");
        return Window.FIXED;
    }
}

package aigateway.egress.field;

import aigateway.net.HeaderView;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Fields that speak of one connection only (RFC 9110, 7.6.1): those of that kind, those that
/// `connection` names, and all of proxies.
final class HopByHop {
    private static final Set<String> ALWAYS =
            Set.of(
                    "connection",
                    "keep-alive",
                    "te",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "http2-settings");

    private final Set<String> named;

    private HopByHop(Set<String> named) {
        this.named = named;
    }

    /// Those of one message.
    static HopByHop of(HeaderView message) {
        Set<String> named = new HashSet<>();
        message.forEach(
                (name, value) -> {
                    if (name.equals("connection")) {
                        for (String option : value.split(",", -1)) {
                            named.add(option.strip().toLowerCase(Locale.ROOT));
                        }
                    }
                });
        return new HopByHop(named);
    }

    /// True if the field stays on its connection.
    boolean holds(String name) {
        return ALWAYS.contains(name) || named.contains(name) || name.startsWith("proxy-");
    }

    /// True if `connection` names it.
    boolean names(String option) {
        return named.contains(option);
    }

    /// True for a field that may not stand behind a body.
    static boolean isNoTrailer(String name) {
        return ALWAYS.contains(name)
                || name.startsWith("proxy-")
                || name.equals("host")
                || name.equals("trailer")
                || name.equals("authorization")
                || name.equals("set-cookie")
                || name.startsWith("content-")
                || name.startsWith("x-gateway-");
    }
}

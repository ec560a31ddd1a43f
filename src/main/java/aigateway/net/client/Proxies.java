package aigateway.net.client;

import aigateway.net.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which servers are reached through a proxy: the usual variables of the environment,
/// `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in upper or lower case. This machine
/// itself never is.
public final class Proxies {
    private final @Nullable Proxy secure;
    private final @Nullable Proxy plain;
    private final List<String> direct;

    private Proxies(@Nullable Proxy secure, @Nullable Proxy plain, List<String> direct) {
        this.secure = secure;
        this.plain = plain;
        this.direct = direct;
    }

    /// No proxy at all.
    public static Proxies none() {
        return new Proxies(null, null, List.of());
    }

    /// The proxies that an environment names; fails if one cannot be understood.
    public static Proxies of(Map<String, String> environment) {
        Proxy any = proxy(environment, "ALL_PROXY");
        Proxy secure = proxy(environment, "HTTPS_PROXY");
        Proxy plain = proxy(environment, "HTTP_PROXY");
        List<String> direct = new ArrayList<>();
        for (String name : value(environment, "NO_PROXY").split(",", -1)) {
            String clean = name.strip().toLowerCase(Locale.ROOT);
            if (!clean.isEmpty()) {
                direct.add(clean.startsWith("*.") ? clean.substring(1) : clean);
            }
        }
        return new Proxies(secure == null ? any : secure, plain == null ? any : plain, direct);
    }

    private static @Nullable Proxy proxy(Map<String, String> environment, String name) {
        String text = value(environment, name);
        if (text.isEmpty()) {
            return null;
        }
        Proxy proxy = Proxy.parse(text);
        if (proxy == null) {
            throw new IllegalArgumentException(
                    name + " must be like http://host:port or socks5://host:port");
        }
        return proxy;
    }

    private static String value(Map<String, String> environment, String name) {
        String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "").strip();
        return lower.isEmpty() ? environment.getOrDefault(name, "").strip() : lower;
    }

    /// The proxy on the way to a server, or null.
    @Nullable Proxy to(Origin origin) {
        Proxy proxy = origin.secure() ? secure : plain;
        return proxy == null || isDirect(origin) ? null : proxy;
    }

    private boolean isDirect(Origin origin) {
        String host = origin.host();
        if (host.equals("localhost")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("::1")) {
            return true;
        }
        for (String name : direct) {
            if (name.equals("*")
                    || matches(host, name)
                    || matches(host + ":" + origin.port(), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String host, String name) {
        String bare = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare) || host.endsWith("." + bare);
    }
}

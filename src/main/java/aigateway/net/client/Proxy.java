package aigateway.net.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A proxy on the way to a server.
///
/// @param user null for none
record Proxy(Kind kind, String host, int port, @Nullable String user, String password) {
    enum Kind {
        HTTP,
        SOCKS5
    }

    /// Reads `http://user:password@host:port`, `socks5://…` or `host:port`; null if it is none of
    /// these.
    static @Nullable Proxy parse(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            Kind kind =
                    switch (scheme) {
                        case "http" -> Kind.HTTP;
                        case "socks5", "socks5h", "socks" -> Kind.SOCKS5;
                        default -> null;
                    };
            String host = uri.getHost();
            if (kind == null || host == null) {
                return null;
            }
            if (host.startsWith("[")) {
                host = host.substring(1, host.length() - 1);
            }
            int usual = kind == Kind.HTTP ? 80 : 1080;
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return of(kind, host, port, uri.getRawUserInfo());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Proxy of(Kind kind, String host, int port, @Nullable String userInfo) {
        if (userInfo == null) {
            return new Proxy(kind, host, port, null, "");
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new Proxy(kind, host, port, decode(user), decode(password));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    }

    /// The value of a `proxy-authorization` field, or null.
    @Nullable String authorization() {
        if (user == null) {
            return null;
        }
        byte[] both = (user + ":" + password).getBytes(UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

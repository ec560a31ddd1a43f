package aigateway.net;

import java.net.URI;
import java.util.Locale;

/// A server to talk to.
///
/// @param host name or address; IPv6 without brackets
/// @param reach which addresses it may have
public record Origin(boolean secure, String host, int port, Reach reach) {
    /// An origin at any address.
    public Origin(boolean secure, String host, int port) {
        this(secure, host, port, Reach.ANY);
    }

    /// The origin of an absolute http or https URI.
    public static Origin of(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        return new Origin(secure, host, port);
    }

    /// The value of a `host` field for this origin.
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }
}

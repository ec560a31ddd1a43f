package aigateway.net;

import java.net.IDN;
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

    /// The origin of an absolute http or https URI. A name beyond ASCII is turned into the form
    /// that is looked up; fails if there is no acceptable host.
    public static Origin of(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost();
        int port = uri.getPort();
        if (host == null) {
            // Names that are no plain ones: with an underscore, or beyond ASCII.
            String authority = uri.getRawAuthority();
            String rest = authority == null ? "" : authority;
            rest = rest.substring(rest.lastIndexOf('@') + 1);
            int colon = rest.indexOf(':');
            host = colon < 0 ? rest : rest.substring(0, colon);
            port = colon < 0 || colon == rest.length() - 1 ? -1 : port(rest.substring(colon + 1));
        } else if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        return new Origin(secure, name(host), port >= 0 ? port : secure ? 443 : 80);
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + text);
        }
        return port;
    }

    private static String name(String host) {
        String name = isPlain(host) ? host : IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c >= 0x7f || "/\\?#@%".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// The value of a `host` field for this origin.
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }
}

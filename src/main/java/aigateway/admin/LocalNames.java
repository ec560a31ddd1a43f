package aigateway.admin;

import java.util.List;
import java.util.Locale;

/// Keeps web pages out of an admin port on loopback. A page of any site can make its visitor's
/// browser ask this port, under the site's own name if that name resolves to loopback; but the
/// browser then says so in `Host` or `Origin`.
///
/// @param names the hosts that mean this machine, in lower case
record LocalNames(List<String> names) {
    /// The names of loopback and the one that the port is bound to.
    static LocalNames with(String bound) {
        String own = bound.contains(":") ? "[" + bound + "]" : bound;
        return new LocalNames(
                List.of("localhost", "127.0.0.1", "[::1]", own.toLowerCase(Locale.ROOT)));
    }

    /// True for `name` or `name:port` with one of the names.
    boolean host(String field) {
        int colon = portColon(field);
        String name = colon < 0 ? field : field.substring(0, colon);
        return names.contains(name.toLowerCase(Locale.ROOT))
                && (colon < 0 || digits(field, colon + 1));
    }

    /// True if an origin is this server's own: one of the names, at the port that `host` names.
    boolean origin(String field, String host) {
        int slashes = field.indexOf("://");
        if (slashes < 0) {
            return false;
        }
        String scheme = field.substring(0, slashes);
        String authority = field.substring(slashes + 3);
        return (scheme.equals("http") || scheme.equals("https"))
                && host(authority)
                && port(authority).equals(port(host));
    }

    private static String port(String field) {
        return field.substring(portColon(field) < 0 ? field.length() : portColon(field));
    }

    private static int portColon(String field) {
        int colon = field.lastIndexOf(':');
        return colon > field.lastIndexOf(']') ? colon : -1;
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < text.length();
    }
}

package aigateway.egress.setting;

import aigateway.net.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// Which texts are endpoints. Looks nothing up; an address that may never be reached is refused if
/// it stands there as such.
final class EndpointCheck {
    /// Names under which clouds hand out credentials.
    private static final Set<String> REFUSED =
            Set.of(
                    "metadata",
                    "metadata.google.internal",
                    "metadata.goog",
                    "metadata.tencentyun.com",
                    "instance-data",
                    "instance-data.ec2.internal");

    private EndpointCheck() {}

    /// What is wrong with an endpoint; empty if nothing is.
    static String complaint(String endpoint, HostRules hosts) {
        URI uri;
        try {
            uri = new URI(endpoint);
        } catch (URISyntaxException e) {
            return "must be an absolute URL, as https://api.example.com/v1";
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "must begin with http:// or https://";
        }
        if (uri.getRawUserInfo() != null) {
            return "must hold no user or password; set `authorization` in place of it";
        }
        if (uri.getRawFragment() != null || uri.getRawQuery() != null) {
            return "must have no query and no fragment";
        }
        String host = host(uri);
        if (host.isEmpty()) {
            return "must name a host, in ASCII (international names as xn--…), and a good port";
        }
        String path = uri.getRawPath();
        if (path.startsWith("//") || PathCheck.leaves(path)) {
            return "must have a plain path";
        }
        return complaint(hosts, host);
    }

    /// The host of a URL; empty if it has none that could be connected to.
    private static String host(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority == null
                || authority.indexOf('%') >= 0
                || !authority.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return "";
        }
        try {
            Origin origin = Origin.of(uri);
            return origin.port() == 0 || origin.port() > 65_535 ? "" : origin.host();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String complaint(HostRules hosts, String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (REFUSED.contains(name)) {
            return "must not lead to where clouds hand out credentials";
        }
        if (HostRules.isOddNumber(name) || HostRules.isOddNumber(host)) {
            return "has an address in an unusual form; write it as 192.0.2.1";
        }
        return hosts.never(name)
                ? "must not lead to a link-local, multicast, unspecified or cloud metadata address"
                : "";
    }
}

package aigateway.admin.session;

import aigateway.admin.rest.Incoming;
import java.util.List;

/// Tells whether a request comes from a page of this very server: what a browser sends with a
/// cookie may have been made by any page.
public final class Origins {
    private Origins() {}

    /// False if something says that another origin's page has made a request.
    public static boolean mayBeOwn(Incoming incoming) {
        for (String site : incoming.field("sec-fetch-site")) {
            if (!site.equals("same-origin") && !site.equals("none")) {
                return false;
            }
        }
        for (String origin : incoming.field("origin")) {
            if (!isOwn(origin, incoming.field("host"))) {
                return false;
            }
        }
        return true;
    }

    /// True if something says that no other origin's page has made it.
    public static boolean isOwn(Incoming incoming) {
        boolean told =
                !incoming.field("sec-fetch-site").isEmpty() || !incoming.field("origin").isEmpty();
        return told && mayBeOwn(incoming);
    }

    /// True if the page of a request came by TLS, which a proxy may have ended.
    static boolean isSecure(Incoming incoming) {
        String origin = incoming.only("origin");
        return origin != null && origin.startsWith("https://");
    }

    private static boolean isOwn(String origin, List<String> hosts) {
        int slashes = origin.indexOf("://");
        String scheme = slashes < 0 ? "" : origin.substring(0, slashes);
        return (scheme.equals("http") || scheme.equals("https"))
                && hosts.size() == 1
                && origin.substring(slashes + 3).equalsIgnoreCase(hosts.getFirst());
    }
}

package aigateway.egress.forward;

import aigateway.egress.cache.CacheAccess;
import aigateway.net.Headers;
import aigateway.net.Origin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Tells the cache of requests that have changed something (RFC 9111, 4.4).
final class Written {
    private Written() {}

    /// An answer has come; if its request was one of those, what it may have changed is put out.
    static void tell(Passage passage, CacheAccess cache, int status, Headers answer) {
        boolean safe =
                switch (passage.exchange.method()) {
                    case "GET", "HEAD", "OPTIONS" -> true;
                    default -> false;
                };
        if (safe || status < 200 || status >= 400) {
            return;
        }
        List<String> keys = new ArrayList<>(2);
        add(passage, answer.get("location"), keys);
        add(passage, answer.get("content-location"), keys);
        cache.wrote(keys);
    }

    /// Only what is at the same server: it can speak for no other.
    private static void add(
            Passage passage,
            @org.jspecify.annotations.Nullable String reference,
            List<String> keys) {
        if (reference == null) {
            return;
        }
        Origin origin = passage.way.origin();
        String server = (origin.secure() ? "https://" : "http://") + origin.authority();
        try {
            URI uri = URI.create(server + passage.target).resolve(reference.strip());
            Origin other = Origin.of(uri);
            boolean same =
                    other.secure() == origin.secure()
                            && other.host().equals(origin.host())
                            && other.port() == origin.port();
            if (same) {
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                keys.add(passage.way.key(uri.getRawPath() + query));
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // no reference that could be followed
        }
    }
}

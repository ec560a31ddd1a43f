package aigateway.egress.cache;

import aigateway.net.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which answers may be kept (RFC 9111, 3), by a cache that many callers share.
final class Storing {
    /// Statuses whose answers may be kept though nothing says so (RFC 9110, 15.1), but for 206 and
    /// errors of the server.
    private static final Set<Integer> BY_DEFAULT =
            Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414);

    private Storing() {}

    /// The answer to be kept, its body still empty; null if it may not be kept.
    ///
    /// @param nowMillis the time of day when the answer's head came
    /// @param delayMillis how long that took from the request on
    static @Nullable StoredAnswer of(
            CacheableRequest request,
            int status,
            Headers answer,
            long nowMillis,
            long delayMillis) {
        CacheControl told = CacheControl.of(answer);
        if (!mayBeKept(request, status, answer, told)) {
            return null;
        }
        Selection selected = Selection.of(answer, request.headers());
        if (selected == null) {
            return null;
        }
        boolean byDefault = BY_DEFAULT.contains(status) || told.isPublic();
        // what depends on a cookie often does not say so
        boolean guess = byDefault && request.headers().get("cookie") == null;
        Freshness fresh = Freshness.of(answer, told, guess, nowMillis, delayMillis);
        if (!byDefault && !fresh.explicit()) {
            return null;
        }
        StoredAnswer stored =
                new StoredAnswer(
                        status,
                        answer,
                        aigateway.model.Bytes.EMPTY,
                        selected,
                        fresh.bornMillis(),
                        fresh.freshMillis(),
                        told.noCache(),
                        told.mustRevalidate()
                                || told.proxyRevalidate()
                                || told.sharedMaxAge() >= 0);
        boolean everFresh = !told.noCache() && stored.isFresh(nowMillis, 0);
        return everFresh || stored.hasValidator() ? stored : null;
    }

    private static boolean mayBeKept(
            CacheableRequest request, int status, Headers answer, CacheControl told) {
        boolean shared = told.isPublic() || told.sharedMaxAge() >= 0 || told.mustRevalidate();
        return request.method().equals("GET")
                && !request.isPartial()
                && status >= 200
                && status != 206
                && status != 304
                && status < 500
                && !CacheControl.of(request.headers()).noStore()
                && !told.noStore()
                && !told.isPrivate()
                && (answer.get("set-cookie") == null || told.isPublic())
                && (!request.credentials() || shared);
    }
}

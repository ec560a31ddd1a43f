package aigateway.egress.cache;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import org.jspecify.annotations.Nullable;

/// An answer that is kept. Immutable: the fields are not added to.
///
/// @param headers end-to-end fields as they came
/// @param selected the fields of the request that chose it, as `vary` names them
/// @param bornMillis when it would have been fresh from the server: the time of day, less its age
/// @param freshMillis how long from then on it is fresh
/// @param validateAlways true if it may never be given out unasked
/// @param validateStale true if it may not be given out stale even to who wants that
public record StoredAnswer(
        int status,
        Headers headers,
        Bytes body,
        Selection selected,
        long bornMillis,
        long freshMillis,
        boolean validateAlways,
        boolean validateStale) {
    private static final int OVERHEAD = 400;

    /// Its age in whole seconds.
    public long ageSeconds(long nowMillis) {
        return Math.max(0, nowMillis - bornMillis) / 1_000;
    }

    boolean isFresh(long nowMillis, long extraMillis) {
        return nowMillis - bornMillis + extraMillis < freshMillis;
    }

    @Nullable String etag() {
        return headers.get("etag");
    }

    @Nullable String lastModified() {
        return headers.get("last-modified");
    }

    boolean hasValidator() {
        return etag() != null || lastModified() != null;
    }

    /// Bytes that it takes, about.
    int weight() {
        long weight = (long) OVERHEAD + body.length() + selected.weight();
        for (int i = 0; i < headers.size(); i++) {
            weight += headers.name(i).length() + headers.value(i).length() + 100L;
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }
}

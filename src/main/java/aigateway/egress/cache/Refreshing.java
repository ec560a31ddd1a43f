package aigateway.egress.cache;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the server whether a kept answer is still good, and takes over what it says (RFC 9111,
/// 4.3).
final class Refreshing {
    /// Fields of a 304 that do not speak of the kept body.
    private static final Set<String> KEPT =
            Set.of("content-length", "content-encoding", "content-type", "content-range");

    private Refreshing() {}

    /// Adds the conditions that ask about this answer.
    static void ask(StoredAnswer stored, Headers request) {
        String etag = stored.etag();
        String changed = stored.lastModified();
        if (etag != null) {
            request.add("if-none-match", etag);
        }
        if (changed != null) {
            request.add("if-modified-since", changed);
        }
    }

    /// The kept answer with what a 304 says of it; null if it may not be kept any more.
    static @Nullable StoredAnswer refreshed(
            StoredAnswer stored,
            CacheableRequest request,
            Headers told,
            long nowMillis,
            long delayMillis) {
        StoredAnswer fresh =
                Storing.of(request, stored.status(), merged(stored, told), nowMillis, delayMillis);
        return fresh == null ? null : withBody(fresh, stored.body());
    }

    /// The fields of a kept answer with those of a 304 in their place.
    static Headers merged(StoredAnswer stored, Headers told) {
        Set<String> replaced = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            if (!KEPT.contains(told.name(i))) {
                replaced.add(told.name(i));
            }
        }
        // an age speaks of the answer that it came with
        replaced.add("age");
        Headers merged = new Headers();
        Headers old = stored.headers();
        for (int i = 0; i < old.size(); i++) {
            if (!replaced.contains(old.name(i))) {
                merged.add(old.name(i), old.value(i));
            }
        }
        for (int i = 0; i < told.size(); i++) {
            if (!KEPT.contains(told.name(i))) {
                merged.add(told.name(i), told.value(i));
            }
        }
        return merged;
    }

    static StoredAnswer withBody(StoredAnswer answer, Bytes body) {
        return new StoredAnswer(
                answer.status(),
                answer.headers(),
                body,
                answer.selected(),
                answer.bornMillis(),
                answer.freshMillis(),
                answer.validateAlways(),
                answer.validateStale());
    }
}

package aigateway.egress.cache;

import aigateway.net.Headers;

/// A request as the cache sees it.
///
/// @param key whose answer it is: tells apart what must not be mixed
/// @param method as sent
/// @param headers the fields as they go on, so that `vary` means what the server sees
/// @param credentials true if fields of the caller's own identify them
public record CacheableRequest(String key, String method, Headers headers, boolean credentials) {
    /// True if its answer may come from the cache, or be kept there.
    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /// True if it asks for a part of an answer, or on a condition that the cache does not judge.
    boolean isPartial() {
        return headers.get("range") != null
                || headers.get("if-range") != null
                || headers.get("if-match") != null
                || headers.get("if-unmodified-since") != null;
    }

    /// True if the caller has a copy and asks whether it is still good.
    boolean isConditional() {
        return headers.get("if-none-match") != null || headers.get("if-modified-since") != null;
    }
}

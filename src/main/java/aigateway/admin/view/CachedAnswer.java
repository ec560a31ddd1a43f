package aigateway.admin.view;

import aigateway.model.Bytes;

/// An answer in the cache.
///
/// @param response the answer as a JSON object
/// @param timestamp when it was kept, in seconds since 1970
/// @param provider who gave it
/// @param model the model that gave it
public record CachedAnswer(
        String key, Bytes response, long timestamp, String provider, String model) {}

package aigateway.cache;

import aigateway.call.Vetting;
import aigateway.dialect.Recording;
import aigateway.model.Losses;

/// A kept answer. Immutable but for what is known of it.
///
/// @param provider the provider that gave it
/// @param model the model that was asked
/// @param losses what the model could not take; nobody changes it
/// @param storedMillis when it was kept, since 1970
/// @param storedNanos the same on the cache's monotonic clock
/// @param ttlNanos how long it is kept
/// @param vetting who has looked it through
record Answer(
        Recording recording,
        String provider,
        String model,
        Losses losses,
        long storedMillis,
        long storedNanos,
        long ttlNanos,
        Vetting vetting) {
    // The key, this record and what the cache needs to find, order and expire it.
    private static final int OVERHEAD_BYTES = 336;

    long ageNanos(long nowNanos) {
        return Math.max(0, nowNanos - storedNanos);
    }

    /// Bytes of memory, all told.
    int weight() {
        long lost = 0;
        for (String field : losses.fields()) {
            lost += 64 + field.length();
        }
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD_BYTES + lost + recording.bytes());
    }
}

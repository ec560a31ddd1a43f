package aigateway.cache;

import aigateway.dialect.Recording;
import aigateway.model.Bytes;
import java.time.Instant;

/// A kept answer as administrators see it.
///
/// @param key 64 hexadecimal digits
/// @param response the answer as one whole body
/// @param timestamp when it was kept
/// @param ageSeconds how long ago that was
/// @param ttlSeconds how long it is kept in all
/// @param bytes memory that it takes
public record CachedAnswer(
        String key,
        Bytes response,
        Instant timestamp,
        String provider,
        String model,
        long ageSeconds,
        long ttlSeconds,
        long bytes) {
    private static final long SECOND = 1_000_000_000;

    static CachedAnswer of(AnswerKey key, Answer answer, Recording recording, long nowNanos) {
        return new CachedAnswer(
                key.toString(),
                recording.answer(),
                Instant.ofEpochMilli(answer.facts().storedMillis()),
                answer.facts().provider(),
                answer.facts().model(),
                answer.ageNanos(nowNanos) / SECOND,
                answer.facts().ttlNanos() / SECOND,
                answer.weight());
    }
}

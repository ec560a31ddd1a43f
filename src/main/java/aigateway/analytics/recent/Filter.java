package aigateway.analytics.recent;

import aigateway.call.CacheStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which calls are looked for. What is null does not matter.
///
/// @param provider who served it
/// @param model a part of the model's name, as it was asked for or served, in any letter case
/// @param status `ok`, `failed`, `refused`, `error` (failed or refused), `cached`, `failover`, an
///     HTTP status, or a class of them as `4xx`
/// @param text a part of the request id, in any letter case
/// @param type the sort of error, as `timeout`
/// @param since when the call ended at the earliest, in milliseconds since 1970
/// @param until before when it ended
public record Filter(
        @Nullable String provider,
        @Nullable String model,
        @Nullable String status,
        @Nullable String text,
        @Nullable String type,
        long since,
        long until) {
    /// All calls.
    public static final Filter ALL =
            new Filter(null, null, null, null, null, Long.MIN_VALUE, Long.MAX_VALUE);

    /// Makes all that is not looked at as written small.
    public Filter {
        model = model == null ? null : model.toLowerCase(Locale.ROOT);
        text = text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    boolean takes(Remembered call) {
        return hasTime(call)
                && hasProvider(call)
                && hasType(call)
                && hasStatus(call)
                && hasModel(call)
                && holds(call.id, text);
    }

    private boolean hasTime(Remembered call) {
        long end = call.startMillis + call.durationMicros / 1_000;
        return end >= since && end < until;
    }

    private boolean hasType(Remembered call) {
        return type == null || (call.trouble != null && call.trouble.type().equals(type));
    }

    private boolean hasProvider(Remembered call) {
        return provider == null
                || (call.target != null && call.target.provider().name().equals(provider));
    }

    private boolean hasModel(Remembered call) {
        return model == null
                || holds(call.target == null ? null : call.target.model(), model)
                || holds(call.requestedModel, model);
    }

    private static boolean holds(@Nullable String text, @Nullable String part) {
        return part == null || (text != null && text.toLowerCase(Locale.ROOT).contains(part));
    }

    private boolean hasStatus(Remembered call) {
        return switch (status) {
            case null -> true;
            case "ok" -> call.outcome == Outcome.COMPLETED;
            case "failed" -> call.outcome == Outcome.FAILED || call.outcome == Outcome.BROKEN_OFF;
            case "refused" -> call.outcome == Outcome.REFUSED;
            case "error" ->
                    call.outcome == Outcome.FAILED
                            || call.outcome == Outcome.BROKEN_OFF
                            || call.outcome == Outcome.REFUSED;
            case "cached" -> call.cache == CacheStatus.HIT;
            case "failover" -> call.attempts > 1;
            default -> ofNumber(status, call.status);
        };
    }

    private static boolean ofNumber(String asked, int status) {
        return asked.endsWith("xx")
                ? asked.equals(status / 100 + "xx")
                : asked.equals(Integer.toString(status));
    }
}

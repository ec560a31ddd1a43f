package aigateway.analytics;

import aigateway.analytics.recent.Ended;
import aigateway.analytics.series.Cell;
import aigateway.analytics.series.Figure;
import aigateway.analytics.series.Part;
import aigateway.analytics.series.Span;
import aigateway.call.CacheStatus;
import aigateway.model.Failure;
import aigateway.model.Usage;
import aigateway.provider.Target;
import org.jspecify.annotations.Nullable;

/// Puts a call that is over into the series.
final class Measuring {
    private Measuring() {}

    /// Counts a call.
    ///
    /// @param target who answered or was asked last or would have been, or null
    static void count(Cell cell, Ended ended, Count end, @Nullable Target target) {
        boolean failed = end == Count.FAILED || end == Count.CUT;
        boolean refused = end == Count.REFUSED || end == Count.LIMITED || end == Count.BLOCKED;
        cell.add(Figure.FAILED, failed ? 1 : 0);
        cell.add(Figure.REFUSED, refused ? 1 : 0);
        boolean hit = ended.call().cache() == CacheStatus.HIT;
        cell.add(Figure.HITS, hit ? 1 : 0);
        cell.add(Figure.FAILOVERS, Math.max(0, ended.call().attempts() - 1));
        Failure failure = ended.failure();
        if (failure != null) {
            cell.error(failure.label());
        }
        Usage usage = hit ? null : ended.usage();
        if (usage != null) {
            cell.add(Figure.INPUT_TOKENS, usage.promptTokens());
            cell.add(Figure.OUTPUT_TOKENS, usage.completionTokens());
        }
        // What was turned away at the door says nothing of how fast answers are.
        boolean timed = end != Count.REFUSED && end != Count.LIMITED;
        if (timed) {
            times(cell, ended);
        }
        if (target != null) {
            int provider = cell.provider(target.provider().name());
            cell.add(provider, Part.FAILED, failed ? 1 : 0);
            if (usage != null) {
                cell.add(provider, Part.INPUT_TOKENS, usage.promptTokens());
                cell.add(provider, Part.OUTPUT_TOKENS, usage.completionTokens());
            }
            if (timed) {
                cell.add(provider, Part.MICROS, ended.durationNanos() / 1_000);
                cell.add(provider, Part.TIMED, 1);
            }
            cell.add(provider, Part.CALLS, 1);
        }
        cell.add(Figure.CALLS, 1);
    }

    private static void times(Cell cell, Ended ended) {
        cell.time(Span.LATENCY, ended.durationNanos());
        if (ended.firstByteNanos() > 0) {
            cell.time(Span.FIRST_BYTE, ended.firstByteNanos());
        }
        long overhead = ended.overheadNanos();
        if (overhead >= 0) {
            cell.time(Span.OVERHEAD, overhead);
        }
    }
}

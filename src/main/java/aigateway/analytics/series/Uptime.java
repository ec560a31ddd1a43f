package aigateway.analytics.series;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// When the gateway was running: what lies between is a gap, not a time without calls. Times are
/// seconds since 1970. For one thread.
final class Uptime {
    private static final int MOST = 100;

    private final Deque<Run> before = new ArrayDeque<>();
    private final long start;

    /// A time in which it ran, both ends included.
    record Run(long from, long to) {}

    Uptime(long start) {
        this.start = start;
    }

    /// It ran before.
    void add(List<Run> runs) {
        runs.forEach(before::add);
        while (before.size() > MOST) {
            before.removeFirst();
        }
    }

    /// All times, the present one among them, that end after `oldest`.
    List<Run> runs(long now, long oldest) {
        List<Run> all = new ArrayList<>(before);
        all.add(new Run(start, Math.max(start, now)));
        all.removeIf(run -> run.to() < oldest);
        return all;
    }

    /// True if it ran at any moment of a step.
    static boolean isIn(List<Run> runs, long from, long to) {
        for (Run run : runs) {
            if (run.from() < to && run.to() >= from) {
                return true;
            }
        }
        return false;
    }
}

package aigateway.analytics.series;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What has happened lately. Thread-safe, but not for event loops.
public final class Marks {
    /// Most that are remembered.
    static final int MOST = 200;

    private static final long REPEAT_MILLIS = 60_000;
    private static final int LONGEST_TEXT = 300;

    private final Deque<Mark> marks = new ArrayDeque<>();
    private final InstantSource clock;
    private volatile @Nullable Consumer<Mark> listener;

    Marks(InstantSource clock) {
        this.clock = clock;
    }

    /// Whoever is told of each from now on; it must not block.
    public void listener(Consumer<Mark> told) {
        listener = told;
    }

    /// Notes that something happened. The same about the same within a minute is noted once.
    public void add(String what, String name, String text) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        Mark mark = new Mark(clock.millis(), what, name, shown);
        if (!remember(mark)) {
            return;
        }
        Consumer<Mark> told = listener;
        if (told != null) {
            told.accept(mark);
        }
    }

    private synchronized boolean remember(Mark mark) {
        for (Mark known : marks) {
            if (mark.repeats(known) && mark.millis() - known.millis() < REPEAT_MILLIS) {
                return false;
            }
        }
        marks.addLast(mark);
        if (marks.size() > MOST) {
            marks.removeFirst();
        }
        return true;
    }

    /// Puts older ones in front.
    synchronized void addBefore(List<Mark> older) {
        for (Mark mark : older.reversed()) {
            if (marks.size() < MOST) {
                marks.addFirst(mark);
            }
        }
    }

    /// Those since a time, oldest first.
    synchronized List<Mark> since(long millis) {
        List<Mark> all = new ArrayList<>(marks);
        all.removeIf(mark -> mark.millis() < millis);
        return all;
    }
}

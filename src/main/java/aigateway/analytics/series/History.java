package aigateway.analytics.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// The seconds of the last hour and the minutes of the last day, and the cells that are still
/// being counted in. On the calm side; whoever calls holds the lock of the series.
final class History {
    /// Seconds that are kept.
    static final int SECONDS = 3_600;

    /// Minutes that are kept.
    static final int MINUTES = 1_440;

    private static final long SECONDS_BYTES = 4 << 20;
    private static final long MINUTES_BYTES = 3 << 20;

    private final Ring seconds = new Ring(SECONDS, SECONDS_BYTES);
    private final Ring minutes = new Ring(MINUTES, MINUTES_BYTES);
    private final Queue<Cell> done = new ConcurrentLinkedQueue<>();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Sums scratch = new Sums();

    /// A lane for a thread; from any thread, without the lock.
    Lane lane(Words providers, Words errors) {
        Lane lane = new Lane(providers, errors, done);
        lanes.add(lane);
        return lane;
    }

    /// Takes in the cells whose second is over, as far as their threads have gone on; true if
    /// there were any.
    boolean collect() {
        boolean any = false;
        for (Cell cell = done.poll(); cell != null; cell = done.poll()) {
            cell.collect();
            scratch.clear();
            cell.into(scratch);
            add(cell.second(), scratch);
            any = true;
        }
        return any;
    }

    /// Takes in all cells: nobody counts any more.
    void collectAll() {
        for (Lane lane : lanes) {
            Cell cell = lane.current();
            if (cell != null) {
                done.add(cell);
            }
        }
        lanes.clear();
        collect();
    }

    void add(long second, Sums sums) {
        seconds.add(second, sums);
        minutes.add(second / 60, sums);
    }

    Ring seconds() {
        return seconds;
    }

    Ring minutes() {
        return minutes;
    }

    /// What is known of steps of time, with the cells that are still being counted in.
    ///
    /// @param step length of a step in seconds: a minute or less
    View view(int step) {
        // Cells first: what is collected from then on is known not to be counted twice.
        List<Cell> open = new ArrayList<>();
        for (Lane lane : lanes) {
            Cell cell = lane.current();
            if (cell != null) {
                open.add(cell);
            }
        }
        collect();
        open.removeIf(Cell::collected);
        return new View(step, open);
    }

    /// Steps of time, to be looked at one after the other.
    final class View {
        private final int step;
        private final Map<Long, List<Cell>> open = new HashMap<>();

        private View(int step, List<Cell> cells) {
            this.step = step;
            for (Cell cell : cells) {
                open.computeIfAbsent(cell.second() / step, _ -> new ArrayList<>()).add(cell);
            }
        }

        /// Adds up what was counted in a step; false if that is nothing.
        ///
        /// @param from its first second, a multiple of the step
        boolean read(long from, Sums into) {
            boolean any = false;
            if (step == 60) {
                any = read(minutes, from / 60, into);
            } else {
                for (long second = from; second < from + step; second++) {
                    any |= read(seconds, second, into);
                }
            }
            for (Cell cell : open.getOrDefault(from / step, List.of())) {
                cell.into(into);
                any = true;
            }
            return any;
        }

        private boolean read(Ring ring, long time, Sums into) {
            byte[] pack = ring.at(time);
            if (pack != null) {
                Pack.read(pack, into::add);
            }
            return pack != null;
        }
    }
}

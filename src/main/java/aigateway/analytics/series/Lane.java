package aigateway.analytics.series;

import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The cells of one thread.
final class Lane {
    /// A clock that is set back by less than this is not followed.
    private static final long SLIP_SECONDS = 5;

    private final Words providers;
    private final Words errors;
    private final Queue<Cell> done;
    private volatile @Nullable Cell cell;

    /// @param done takes the cells whose second is over
    Lane(Words providers, Words errors, Queue<Cell> done) {
        this.providers = providers;
        this.errors = errors;
        this.done = done;
    }

    /// The cell of a second; only for the lane's thread.
    Cell at(long second) {
        Cell now = cell;
        if (now != null && now.second() == second) {
            return now;
        }
        boolean back = now != null && second < now.second();
        return now != null && back && second + SLIP_SECONDS > now.second()
                ? now
                : turn(now, second);
    }

    private Cell turn(@Nullable Cell before, long second) {
        Cell next = new Cell(second, providers, errors);
        cell = next;
        if (before != null) {
            done.add(before);
        }
        return next;
    }

    /// The cell that is counted in.
    @Nullable Cell current() {
        return cell;
    }
}

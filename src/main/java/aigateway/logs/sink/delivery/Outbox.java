package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import aigateway.logs.sink.format.Verdict;
import aigateway.model.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on its way to a sink, in pieces that are sent one after the other. Keeps account: each
/// line that was taken out of the queue becomes sent or lost, once. For the sink's thread but for
/// [#oldestMillis()].
final class Outbox {
    /// How often events may come back while others are taken, before they count as lost.
    static final int MOST_PARTLY = 20;

    private final EventQueue queue;
    private final Events events;
    private final Totals totals;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable LogEvent left;
    private volatile long oldest = -1;

    Outbox(EventQueue queue, Events events, Totals totals) {
        this.queue = queue;
        this.events = events;
        this.totals = totals;
    }

    /// True if nothing is here and nothing waits.
    boolean isEmpty() {
        return pieces.isEmpty() && left == null && queue.peek() == null;
    }

    /// The piece that is next, or null if none was made.
    @Nullable Piece next() {
        return pieces.peek();
    }

    /// Makes a piece of lines that wait; null if none does.
    ///
    /// @param mostBytes what a request may hold
    /// @param longest a longer line is lost
    @Nullable Piece fill(int mostEvents, long mostBytes, long longest) {
        List<LogEvent> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < mostEvents) {
            LogEvent event = left == null ? fromQueue() : left;
            left = null;
            if (event == null) {
                break;
            }
            int length = event.json().length();
            if (length > longest) {
                lose(List.of(event));
            } else if (bytes + length > mostBytes && !batch.isEmpty()) {
                left = event;
                break;
            } else {
                batch.add(event);
                bytes += length;
            }
        }
        if (!batch.isEmpty()) {
            pieces.add(new Piece(batch));
        }
        told();
        return pieces.peek();
    }

    private @Nullable LogEvent fromQueue() {
        Bytes line = queue.poll();
        return line == null ? null : events.of(line);
    }

    /// The next piece is in.
    void taken() {
        Piece piece = pieces.remove();
        totals.sent.addAndGet(piece.size());
        queue.settle(piece.events(), List.of());
        told();
    }

    /// Some of the next piece are in.
    void partly(Verdict.Partly verdict) {
        Piece piece = pieces.remove();
        List<LogEvent> again = verdict.again();
        totals.sent.addAndGet(piece.size() - again.size() - (long) verdict.lost());
        totals.lost.addAndGet(verdict.lost());
        queue.settle(piece.events(), again);
        if (!again.isEmpty()) {
            pieces.push(new Piece(again, piece.tries() + 1, piece.partly() + 1));
            if (piece.partly() + 1 >= MOST_PARTLY) {
                lose();
            }
        }
        told();
    }

    /// The next piece was not taken and stays the next.
    void again() {
        Piece piece = pieces.remove();
        pieces.push(new Piece(piece.events(), piece.tries() + 1, piece.partly()));
    }

    /// Makes two of the next piece, which has two events at least.
    void halve() {
        Piece piece = pieces.remove();
        int middle = piece.size() / 2;
        List<LogEvent> all = piece.events();
        int tries = piece.tries() + 1;
        pieces.push(new Piece(all.subList(middle, all.size()), tries, piece.partly()));
        pieces.push(new Piece(all.subList(0, middle), tries, piece.partly()));
    }

    /// The next piece will never be taken.
    void lose() {
        lose(pieces.remove().events());
        told();
    }

    /// Gives up all that is here or waits.
    void loseAll() {
        while (!pieces.isEmpty()) {
            lose();
        }
        LogEvent event = left == null ? fromQueue() : left;
        left = null;
        while (event != null) {
            lose(List.of(event));
            event = fromQueue();
        }
        told();
    }

    private void lose(List<LogEvent> gone) {
        totals.lost.addAndGet(gone.size());
        queue.settle(gone, List.of());
    }

    private void told() {
        Piece first = pieces.peek();
        LogEvent event = first == null ? left : first.events().getFirst();
        oldest = event == null ? -1 : event.millis();
    }

    /// When the oldest line that is here or waits was written, or -1. For any thread.
    long oldestMillis() {
        long here = oldest;
        if (here >= 0) {
            return here;
        }
        Bytes line = queue.peek();
        return line == null ? -1 : Events.millis(line);
    }
}

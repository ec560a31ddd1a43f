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
    /// How often events may come back before others are tried in their place.
    static final int MOST_WHOLE = 20;

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
        return pieces.isEmpty() && !hasMore();
    }

    /// The piece that is next, or null if none was made.
    @Nullable Piece next() {
        return pieces.peek();
    }

    /// True if lines wait that are in no piece.
    boolean hasMore() {
        return left != null || queue.peek() != null;
    }

    /// Makes a piece of lines that wait, and the next one of it; null if none waits.
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
            pieces.push(new Piece(batch));
        }
        told();
        return batch.isEmpty() ? null : pieces.peek();
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
        if (again.size() == piece.size()) {
            cameBack(piece.cameBack());
        } else if (!again.isEmpty()) {
            pieces.push(piece.part(again));
        }
        told();
    }

    /// Events that come back for ever would hold up all others. They are set aside then, and lost
    /// if they come back once more although others were taken; else the sink takes nothing, and
    /// they wait.
    private void cameBack(Piece piece) {
        if (piece.whole() < MOST_WHOLE) {
            pieces.push(piece);
        } else if (piece.isAside() && totals.sent() > piece.sentThen()) {
            lose(piece.events());
        } else {
            pieces.add(piece.aside(totals.sent()));
        }
    }

    /// The next piece was not taken and stays the next.
    void again() {
        Piece piece = pieces.remove();
        pieces.push(piece.triedAgain());
    }

    /// Makes two of the next piece, which has two events at least.
    void halve() {
        Piece piece = pieces.remove();
        int middle = piece.size() / 2;
        List<LogEvent> all = piece.events();
        pieces.push(piece.part(all.subList(middle, all.size())));
        pieces.push(piece.part(all.subList(0, middle)));
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

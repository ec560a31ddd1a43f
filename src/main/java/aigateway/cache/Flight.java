package aigateway.cache;

import aigateway.call.Call;
import aigateway.call.Next;
import aigateway.call.Served;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.Recorder;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call to a target, for one caller or for many identical ones, on the first caller's loop. The
/// others join and leave from loops of their own.
///
/// The answer is a chain of pieces that each participant reads at its own pace. While the chain is
/// to be kept, others may join and read it from its beginning.
final class Flight implements Sink {
    /// How far the slowest may be behind once nobody but it needs what was sent.
    static final long MOST_LAG_BYTES = 8 << 20;

    /// Recordings up to here are too many and too small to be counted one by one.
    private static final long LITTLE_BYTES = 64 << 10;

    private final AnswerCache answers;
    private final CallerDialect dialect;
    private final Landing landing;
    private final Call call;
    private final String format;
    private @Nullable Participant leader;
    private List<Participant> followers = List.of();
    private Piece last = new Piece(null, null, null, 0);
    private @Nullable Piece first = last;
    private @Nullable Recorder recorder;
    private boolean began;
    private boolean over;
    private boolean failed;
    private boolean blocked;
    private boolean paused;
    private long reserved;

    /// @param landing what becomes of the answer
    Flight(AnswerCache answers, CallerDialect dialect, Landing landing, Call outer, Sink reply) {
        this.answers = answers;
        this.dialect = dialect;
        this.landing = landing;
        this.call = outer.fork();
        this.format = outer.request().dialect();
        leader = new Participant(this, outer, reply, null, last);
    }

    /// Takes off.
    void start(Next next) {
        if (leader != null) {
            leader.connect();
        }
        next.handle(call, this);
    }

    /// Does not take off after all; who wants to join must look elsewhere.
    void ground() {
        failed = true;
    }

    Call call() {
        return call;
    }

    void execute(Runnable task) {
        call.loop().execute(task);
    }

    Served served() {
        return call.served();
    }

    /// Takes in another participant, or tells it to try again.
    void join(Participant one, Runnable again) {
        Piece start = first;
        if (start == null || failed || call.cancelled()) {
            one.tryAgain(again);
            return;
        }
        one.begin(start);
        if (!over) {
            if (followers.isEmpty()) {
                followers = new ArrayList<>(4);
            }
            followers.add(one);
            review();
        }
    }

    /// A participant has left.
    ///
    /// @param refused true if the answer must not be kept
    void left(Participant one, Failure reason, boolean refused) {
        if (refused) {
            block();
        }
        if (one.equals(leader)) {
            leader = null;
        } else {
            followers.remove(one);
        }
        if (over) {
            return;
        }
        if (leader == null && followers.isEmpty()) {
            landing.close(this);
            call.cancel(reason);
        } else {
            review();
        }
    }

    /// A policy refused the answer to one of the participants: it is not kept.
    void block() {
        blocked = true;
        landing.withdraw();
    }

    /// The target is slowed down only if all are slow.
    void review() {
        if (over) {
            return;
        }
        boolean slow = leader == null || leader.paused();
        for (int i = 0; slow && i < followers.size(); i++) {
            slow = followers.get(i).paused();
        }
        if (slow != paused) {
            paused = slow;
            if (slow) {
                call.pause();
            } else {
                call.resume();
            }
        }
    }

    @Override
    public void on(ChatEvent event) {
        if (event instanceof ChatEvent.Raw raw && !raw.dialect().equals(format)) {
            for (ChatEvent decoded : raw.decode()) {
                piece(decoded);
            }
        } else if (event instanceof ChatEvent.Started started) {
            piece(recorder().complete(started));
        } else {
            piece(event);
        }
    }

    private Recorder recorder() {
        Recorder made = recorder;
        if (made == null) {
            made = dialect.recorder();
            recorder = made;
        }
        return made;
    }

    private void piece(ChatEvent event) {
        if (over) {
            return;
        }
        Served news = began ? null : call.served();
        began = true;
        Piece piece = new Piece(event, null, news, last.end + Piece.bytes(event));
        append(piece);
    }

    private void append(Piece piece) {
        long before = last.end;
        last.next(piece);
        last = piece;
        keepOrDrop();
        if (leader != null) {
            leader.drain();
            if (leader != null && !followers.isEmpty() && isTooSlow(leader, before)) {
                leader.tooSlow();
                leader = null;
            }
        }
        for (int i = followers.size() - 1; i >= 0; i--) {
            Participant follower = followers.get(i);
            if (isTooSlow(follower, before)) {
                followers.remove(i);
                follower.tooSlow();
            } else {
                follower.wake();
            }
        }
    }

    /// One that is behind, but takes what it is given, waits for its loop only.
    private boolean isTooSlow(Participant one, long end) {
        long lag = end - one.position();
        return first == null && (lag > MOST_LAG_BYTES && one.paused() || lag > 4 * MOST_LAG_BYTES);
    }

    /// An answer that is too large to be kept is no longer recorded, and nobody may join.
    private void keepOrDrop() {
        if (first == null) {
            return;
        }
        long more = last.end - reserved;
        if (last.end > answers.largest()) {
            drop();
        } else if (more > LITTLE_BYTES) {
            if (answers.budget().reserve(more)) {
                reserved += more;
            } else {
                drop();
            }
        }
    }

    private void drop() {
        first = null;
        recorder = null;
        landing.close(this);
        release();
    }

    private void release() {
        answers.budget().release(reserved);
        reserved = 0;
    }

    @Override
    public void end() {
        if (over) {
            return;
        }
        over = true;
        append(new Piece(null, null, call.served(), last.end));
        keep();
        landing.close(this);
        followers = List.of();
        release();
    }

    private void keep() {
        Piece start = first;
        if (start == null || blocked) {
            return;
        }
        Recorder all = recorder();
        for (Piece piece = start.next(); piece != null; piece = piece.next()) {
            if (piece.event != null) {
                all.on(piece.event);
            }
        }
        landing.keep(call, all);
    }

    @Override
    public void fail(Failure failure) {
        if (over) {
            return;
        }
        over = true;
        failed = true;
        landing.close(this);
        append(new Piece(null, failure, call.served(), last.end));
        followers = List.of();
        release();
    }
}

package aigateway.egress.forward;

import aigateway.call.Call;
import aigateway.egress.account.Account;
import aigateway.egress.cache.CacheAccess;
import aigateway.egress.field.RequestFields;
import aigateway.egress.setting.RouteLimits;
import aigateway.model.Failure;
import aigateway.net.ClientExchange;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Deadline;
import aigateway.net.ServerExchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call that is carried to the endpoint and back. For its loop.
final class Passage implements Call.Flow {
    final ServerExchange exchange;
    final Call call;
    final Way way;
    final String target;
    final Account account;
    final @Nullable CacheAccess cache;
    private final RequestFields.Made made;
    private final long length;
    private final Replies replies;
    private final RouteLimits limits;
    private final Deadline idle;
    private final Deadline total;
    private final AnswerDown down = new AnswerDown(this);
    private @Nullable BodyUp up;
    private @Nullable ClientExchange upstream;
    private @Nullable Relay relay;
    private boolean begun;
    private String limit = "";

    Passage(
            ServerExchange exchange,
            Call call,
            Way way,
            String target,
            RequestFields.Made made,
            long length,
            @Nullable CacheAccess cache,
            Account account,
            Replies replies) {
        this.exchange = exchange;
        this.call = call;
        this.way = way;
        this.target = target;
        this.made = made;
        this.length = length;
        this.cache = cache;
        this.account = account;
        this.replies = replies;
        limits = way.route().limits();
        idle = call.loop().deadline(this::tooLate);
        total = call.loop().deadline(() -> fail(Troubles.late(name(), "totalTimeoutSeconds")));
    }

    void start() {
        if (limits.totalMillis() > 0) {
            total.set(limits.totalMillis());
        }
        ClientRequest request =
                new ClientRequest(
                        way.origin(),
                        exchange.method(),
                        target,
                        made.headers(),
                        List.of(),
                        limits.connectMillis());
        ClientStream stream = call.loop().client().open(request, length, down);
        upstream = stream;
        BodyUp body = new BodyUp(this, stream);
        up = body;
        body.start(length);
        exchange.onClosed(this::callerGone);
        exchange.onWritabilityChanged(down::callerMoved);
        call.flow(this);
    }

    String name() {
        return way.route().name();
    }

    ClientExchange upstream() {
        ClientExchange sent = upstream;
        if (sent == null) {
            throw new IllegalStateException("not sent yet");
        }
        return sent;
    }

    Replies replies() {
        return replies;
    }

    boolean isOver() {
        return account.isOver();
    }

    /// Something moved on one of the ways; the next must not take longer than the limit.
    void moved() {
        limit = "idleTimeoutSeconds";
        idle.set(limits.idleMillis());
    }

    /// The request is out; now it is the endpoint's turn.
    void awaitAnswer() {
        if (!begun) {
            limit = "firstByteTimeoutSeconds";
            idle.set((long) limits.connectMillis() + limits.firstByteMillis());
        }
    }

    /// The caller is the one who is slow; the listener has limits of its own for that.
    void rest() {
        idle.clear();
    }

    private void tooLate() {
        BodyUp body = up;
        if (!begun && body != null && body.waitsForCaller()) {
            moved();
        } else {
            fail(Troubles.late(name(), limit));
        }
    }

    /// The answer's head is on its way to the caller.
    void begin(int status) {
        begun = true;
        account.head(status);
    }

    /// Both sides go on with another protocol.
    void relay(Relay tunnels) {
        relay = tunnels;
        total.clear();
        account.tunnel();
    }

    /// There is no (whole) answer: an error if none has begun, else the end of the connection.
    void fail(Failure failure) {
        if (isOver()) {
            return;
        }
        ClientExchange sent = upstream;
        if (sent != null) {
            sent.cancel();
        }
        clear();
        if (relay != null) {
            relay.close();
            account.end(failure, 0);
        } else if (begun) {
            exchange.abort();
            account.end(failure, 0);
        } else {
            replies.fail(failure);
        }
    }

    private void callerGone() {
        if (!isOver() && relay == null) {
            ClientExchange sent = upstream;
            if (sent != null) {
                sent.cancel();
            }
            end(new Failure.CallerGone());
        }
    }

    /// The call is over, and all is said.
    void end(@Nullable Failure failure) {
        clear();
        account.end(failure, 499);
    }

    private void clear() {
        idle.clear();
        total.clear();
        down.drop();
    }

    @Override
    public void cancel(Failure reason) {
        fail(reason);
    }

    @Override
    public void pause() {
        // only stages pause, and there are none behind this
    }

    @Override
    public void resume() {
        // see pause
    }
}

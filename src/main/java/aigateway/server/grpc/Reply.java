package aigateway.server.grpc;

import aigateway.call.Call;
import aigateway.model.Failure;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;

/// The way of one call's answer to its caller. What is sent after the end, or after the caller went
/// away, goes nowhere. For one thread.
///
/// @param <M> what the answer's messages are
final class Reply<M> {
    private final ServerCall<?, M> wire;
    private final Call call;
    private final Door door;
    private final Connection connection;
    private boolean begun;
    private boolean over;
    private boolean paused;

    Reply(ServerCall<?, M> wire, Call call, Door door, Connection connection) {
        this.wire = wire;
        this.call = call;
        this.door = door;
        this.connection = connection;
    }

    /// The connection that it goes out on.
    Connection connection() {
        return connection;
    }

    /// Sends a message.
    void send(M message) {
        if (over || wire.isCancelled()) {
            return;
        }
        if (!begun) {
            begun = true;
            wire.sendHeaders(door.fields().head(call));
        }
        wire.sendMessage(message);
    }

    /// Has no more read from the provider until the caller has taken what was sent.
    void keepPace() {
        if (!paused && !over && !wire.isCancelled() && !wire.isReady()) {
            paused = true;
            call.pause();
        }
    }

    /// The caller takes more.
    void ready() {
        if (paused && wire.isReady()) {
            paused = false;
            call.resume();
        }
    }

    /// Ends a whole answer.
    void end() {
        close(Status.OK, door.fields().tail(call));
    }

    /// Ends the answer with a failure, whatever was sent before.
    void fail(Failure failure) {
        Metadata trailers = begun ? door.fields().tail(call) : door.fields().head(call);
        close(door.failures().status(failure), door.failures().tell(failure, trailers));
    }

    private void close(Status status, Metadata trailers) {
        if (over) {
            return;
        }
        over = true;
        if (!wire.isCancelled()) {
            wire.close(status, trailers);
        }
        door.live().remove(call);
    }
}

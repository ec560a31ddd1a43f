package aigateway.server.grpc;

import aigateway.net.BufferBudget;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/// Counts the bytes of one call's request in the budget of all bodies, from the first one on.
/// Called on the connection's loop.
final class Intake extends ServerStreamTracer {
    static final Context.Key<Intake> KEY = Context.key("intake");

    private final BufferBudget budget;
    private long held;
    private boolean over;
    private @Nullable Runnable onOverflow;
    private @Nullable Status end;

    private Intake(BufferBudget budget) {
        this.budget = budget;
    }

    /// Makes one for each call.
    static Factory counting(BufferBudget budget) {
        return new Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new Intake(budget);
            }
        };
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    /// Sets what is done, once and later on the loop's thread, when there is no more room.
    void onOverflow(Runnable action) {
        onOverflow = action;
    }

    @Override
    public void inboundWireSize(long bytes) {
        if (!over && !hold(bytes)) {
            over = true;
            if (onOverflow != null) {
                onOverflow.run();
            }
        }
    }

    /// Counts more bytes; false if there is not so much left.
    boolean hold(long bytes) {
        if (!budget.reserve(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    /// Gives all bytes back.
    void release() {
        budget.release(held);
        held = 0;
    }

    @Override
    public void streamClosed(Status status) {
        end = status;
        release();
    }

    /// How the call ended on the wire, or null if it goes on.
    @Nullable Status end() {
        return end;
    }
}

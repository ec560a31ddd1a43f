package aigateway.server.inner;

import aigateway.net.Loop;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;

/// A request under way. Thread-safe.
public final class InnerCall {
    private final Loop loop;
    private final Pipe pipe;
    private final InnerExchange exchange;

    InnerCall(Loop loop, Pipe pipe, InnerExchange exchange) {
        this.loop = loop;
        this.pipe = pipe;
        this.exchange = exchange;
    }

    Pipe pipe() {
        return pipe;
    }

    /// Waits until the answer begins.
    ///
    /// @throws IOException if there is none, or the thread is interrupted
    public InnerAnswer await() throws IOException {
        boolean begun = false;
        try {
            Pipe.Head head = pipe.head();
            begun = true;
            return new InnerAnswer(this, head);
        } finally {
            if (!begun) {
                cancel();
            }
        }
    }

    /// Nobody waits for the answer any more.
    public void cancel() {
        onLoop(exchange::closed);
    }

    void drained() {
        if (pipe.drained()) {
            onLoop(exchange::writabilityChanged);
        }
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            // the gateway stops, and with it the call
        }
    }
}

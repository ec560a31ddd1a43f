package aigateway.net;

import java.util.concurrent.Executor;

/// One event loop: all work of a call happens on the loop of its connection. Must never be blocked.
public interface Loop extends Executor {
    /// True on the loop's own thread.
    boolean inLoop();

    /// A monotonic clock, in milliseconds from an arbitrary start.
    long nowMillis();

    /// A timer that is not set yet. Its action runs on this loop, at most about 100 ms late;
    /// setting it
    /// again is as cheap as a field's assignment. Only for use on this loop.
    Deadline deadline(Runnable action);

    /// The client side of this loop: its own connection pools.
    HttpClient client();
}

package aigateway.server.inner;

import aigateway.logs.Log;
import aigateway.net.BufferBudget;
import aigateway.net.Loop;
import aigateway.net.ServerHandler;
import aigateway.server.http.HttpDoor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Takes chat requests from within the process: they go the way of callers' requests, on any of the
/// loops. Thread-safe.
public final class InnerDoor {
    private final HttpDoor door;
    private final Supplier<Loop> loops;
    private final BufferBudget budget;
    private final Log log;
    private final AtomicInteger active = new AtomicInteger();

    /// A door beside that of callers.
    ///
    /// @param loops gives any loop
    public InnerDoor(HttpDoor door, Supplier<Loop> loops, BufferBudget budget, Log log) {
        this.door = door;
        this.loops = loops;
        this.budget = budget;
        this.log = log;
    }

    /// Counts bytes of a body that is still to come; false if there is no memory for it.
    public boolean hold(long bytes) {
        return budget.reserve(bytes);
    }

    /// Gives back what was held for a body that does not come.
    public void letGo(long bytes) {
        budget.release(bytes);
    }

    /// Sends a request in. Never blocks.
    public InnerCall begin(InnerRequest request) {
        Loop loop = loops.get();
        Pipe pipe = new Pipe();
        active.incrementAndGet();
        InnerExchange exchange =
                new InnerExchange(request, loop, budget, pipe, active::decrementAndGet);
        loop.execute(() -> handle(exchange, request));
        return new InnerCall(loop, pipe, exchange);
    }

    private void handle(InnerExchange exchange, InnerRequest request) {
        try {
            door.chat(exchange, request.door());
            exchange.deliver();
        } catch (RuntimeException e) {
            log.error("server", "Defect").with("error", e.toString()).write();
            ServerHandler.WireAnswer answer =
                    door.malformed(500, "internal error", exchange.peer());
            exchange.respond(500, answer.headers(), answer.body());
            exchange.abort();
        }
    }

    /// Number of calls without a whole answer.
    public int active() {
        return active.get();
    }
}

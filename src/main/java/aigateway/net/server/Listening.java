package aigateway.net.server;

import aigateway.net.BufferBudget;
import aigateway.net.ListenerSettings;
import aigateway.net.ServerHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What all connections of one listener share. Thread-safe.
final class Listening {
    final ListenerSettings settings;
    final ServerHandler handler;
    final Calls calls;
    final BufferBudget budget;
    final LongAdder active = new LongAdder();
    final Set<Drainable> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Listening(ListenerSettings settings, ServerHandler handler, BufferBudget budget) {
        this.settings = settings;
        this.handler = handler;
        calls = new Calls(handler);
        this.budget = budget;
    }

    boolean stopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
        connections.forEach(Drainable::drain);
    }

    /// A connection that can be asked to end when its calls have.
    interface Drainable {
        /// Called from any thread.
        void drain();

        /// Called from any thread.
        void cut();
    }
}

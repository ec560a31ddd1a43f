package aigateway.admin;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/// Notices that a caller goes away while its answer is being made: Helidon itself sees it only when
/// it writes. A thread waits for more to read, which is the end of the connection or another
/// request; so the connection must be closed after the answer.
final class CallerWatch implements Consumer<Runnable> {
    private static final ScopedValue<DataReader> READER = ScopedValue.newInstance();

    private final DataReader reader = READER.get();
    private boolean watching;

    @Override
    public void accept(Runnable gone) {
        watching = true;
        Thread.ofVirtual().name("admin-caller-watch").start(() -> watch(gone));
    }

    private void watch(Runnable gone) {
        try {
            reader.ensureAvailable();
        } catch (RuntimeException e) {
            gone.run();
        }
    }

    /// True if the connection cannot be used any more.
    boolean isUsed() {
        return watching;
    }

    /// Makes connections whose callers can be watched.
    ///
    /// @param http makes the connections themselves
    record Selector(ServerConnectionSelector http) implements ServerConnectionSelector {
        @Override
        public int bytesToIdentifyConnection() {
            return http.bytesToIdentifyConnection();
        }

        @Override
        public Support supports(BufferData data) {
            return http.supports(data);
        }

        @Override
        public Set<String> supportedApplicationProtocols() {
            return http.supportedApplicationProtocols();
        }

        @Override
        public ServerConnection connection(ConnectionContext ctx) {
            return new Connection(http.connection(ctx), ctx.dataReader());
        }
    }

    /// A connection whose requests find what it is read by.
    private record Connection(ServerConnection http, DataReader reader)
            implements ServerConnection, InterruptableTask<Void> {
        @Override
        public void handle(Limit limit) throws InterruptedException {
            ScopedValue.where(READER, reader)
                    .<Void, InterruptedException>call(
                            () -> {
                                http.handle(limit);
                                return null;
                            });
        }

        @Override
        public Void call() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean canInterrupt() {
            return http instanceof InterruptableTask<?> task && task.canInterrupt();
        }

        @Override
        public Duration idleTime() {
            return http.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            http.close(interrupt);
        }
    }
}

package aigateway.net.client;

import aigateway.net.loop.NettyLoop;
import aigateway.net.tls.ClientTls;
import aigateway.net.tls.Handshakes;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Loads what TLS needs when the first call needs it, away from the loops: that takes a while.
/// Thread-safe.
final class Trust implements AutoCloseable {
    private final ClientSettings settings;
    private final boolean http2;
    private @Nullable CompletableFuture<@Nullable ClientTls> loaded;

    /// @param http2 whether HTTP/2 is offered beside HTTP/1.1
    Trust(ClientSettings settings, boolean http2) {
        this.settings = settings;
        this.http2 = http2;
    }

    /// Calls back on the loop; with null if the trusted certificates cannot be read.
    void whenLoaded(NettyLoop loop, Consumer<@Nullable ClientTls> then) {
        CompletableFuture<@Nullable ClientTls> future = future();
        if (future.isDone()) {
            then.accept(future.join());
        } else {
            future.thenAccept(tls -> loop.execute(() -> then.accept(tls)));
        }
    }

    private synchronized CompletableFuture<@Nullable ClientTls> future() {
        CompletableFuture<@Nullable ClientTls> known = loaded;
        if (known == null) {
            known = CompletableFuture.supplyAsync(this::load, Handshakes.EXECUTOR);
            loaded = known;
        }
        return known;
    }

    private @Nullable ClientTls load() {
        try {
            return new ClientTls(settings.engine(), settings.trusted(), http2);
        } catch (SSLException | IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        ClientTls tls = loaded == null ? null : loaded.join();
        if (tls != null) {
            tls.close();
        }
    }
}

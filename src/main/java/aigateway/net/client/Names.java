package aigateway.net.client;

import aigateway.net.loop.NettyLoop;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks up names away from the loops. One look-up for each name at a time, so that a slow name
/// holds up one thread and no other name. Thread-safe.
final class Names implements AutoCloseable {
    private static final int THREADS = 8;

    private final ConcurrentHashMap<String, CompletableFuture<List<InetAddress>>> running =
            new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    10,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    new DefaultThreadFactory("names", true));

    Names() {
        threads.allowCoreThreadTimeOut(true);
    }

    /// True if this is an address, which needs no looking up.
    static boolean isAddress(String host) {
        return NetUtil.createInetAddressFromIpAddressString(host) != null;
    }

    /// Calls back on the loop with the addresses, which are none if there is no such name.
    void resolve(String host, NettyLoop loop, Consumer<List<InetAddress>> found) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        if (literal != null) {
            found.accept(List.of(literal));
            return;
        }
        CompletableFuture<List<InetAddress>> fresh = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> other = running.putIfAbsent(host, fresh);
        (other == null ? fresh : other)
                .thenAccept(addresses -> loop.execute(() -> found.accept(addresses)));
        if (other == null) {
            threads.execute(() -> lookUp(host, fresh));
        }
    }

    private void lookUp(String host, CompletableFuture<List<InetAddress>> answer) {
        List<InetAddress> addresses = List.of();
        try {
            addresses = List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException | RuntimeException e) {
            // No address is an answer too.
        } finally {
            running.remove(host, answer);
            answer.complete(addresses);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

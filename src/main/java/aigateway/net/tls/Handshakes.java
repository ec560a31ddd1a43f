package aigateway.net.tls;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads for the slow parts of handshakes: checking certificates, signing.
public final class Handshakes {
    /// Runs such a part. Its threads end when they are not needed.
    public static final Executor EXECUTOR = executor();

    private Handshakes() {}

    private static Executor executor() {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        new DefaultThreadFactory("handshakes", true));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}

package aigateway;

import aigateway.logs.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The whole gateway, running: both ports, and the configuration file being watched.
public final class GatewayServer implements AutoCloseable {
    /// After how much silence a stream gets a comment, unless a test wants otherwise.
    public static final long KEEP_ALIVE_MILLIS = 15_000;

    private final Wiring wiring;
    private final Log log;
    private final @Nullable FileWatch watch;

    private GatewayServer(Wiring wiring, @Nullable FileWatch watch) {
        this.wiring = wiring;
        this.watch = watch;
        log = wiring.log();
    }

    /// Starts with settings that were read from `file`, or from the environment if it is null.
    ///
    /// @throws IOException if a port cannot be listened on
    public static GatewayServer start(
            Settings settings, @Nullable Path file, Map<String, String> environment, Log log)
            throws IOException {
        return start(settings, file, environment, log, KEEP_ALIVE_MILLIS);
    }

    /// The same, with another limit for silence in streams.
    public static GatewayServer start(
            Settings settings,
            @Nullable Path file,
            Map<String, String> environment,
            Log log,
            long keepAliveMillis)
            throws IOException {
        Wiring wiring = new Wiring(settings, Catalog.callers(), log, keepAliveMillis);
        FileWatch watch = null;
        if (file != null) {
            Reload reload = new Reload(Catalog.reader(), file, environment, wiring);
            watch = new FileWatch(file, reload);
        }
        GatewayServer server = new GatewayServer(wiring, watch);
        Warnings.write(log, settings);
        log.info("server", "ready").with("port", server.port()).write();
        return server;
    }

    /// The LLM API's port.
    public int port() {
        return wiring.port();
    }

    /// Number of calls under way.
    public int callsUnderWay() {
        return wiring.callsUnderWay();
    }

    /// Finishes the calls under way, within the configured time, and stops. Blocks until then.
    @Override
    public void close() {
        log.info("server", "stopping").with("calls", wiring.callsUnderWay()).write();
        if (watch != null) {
            watch.close();
        }
        wiring.close();
        log.info("server", "stopped").write();
    }
}

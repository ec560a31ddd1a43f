package aigateway;

import aigateway.admin.view.Readiness;
import aigateway.config.FileWatch;
import aigateway.logs.Log;
import aigateway.settings.RuntimeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The whole gateway, running: both ports, and the configuration file being watched.
public final class GatewayServer implements AutoCloseable {
    /// After how much silence a stream gets a comment, unless a test wants otherwise.
    public static final long KEEP_ALIVE_MILLIS = 15_000;

    private final Wiring wiring;
    private final Log log;
    private final @Nullable FileWatch watch;
    private final AdminSide admin;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean ready;

    private GatewayServer(
            Settings settings,
            @Nullable Path file,
            Map<String, String> environment,
            Log log,
            long keepAliveMillis)
            throws IOException {
        this.log = log;
        wiring = new Wiring(settings, Catalog.callers(), log, keepAliveMillis);
        Reload reload =
                file == null ? null : new Reload(Catalog.reader(), file, environment, wiring);
        EffectiveConfig config =
                new EffectiveConfig(
                        file,
                        wiring::settings,
                        wiring.runtime(),
                        () -> reload == null ? List.of() : reload.problems());
        try {
            admin =
                    new AdminSide(
                            settings,
                            Views.of(readiness(), config, wiring),
                            log,
                            wiring::alsoCredential);
        } catch (IOException e) {
            wiring.close();
            throw e;
        }
        watch = reload == null || file == null ? null : new FileWatch(file, reload);
    }

    private Readiness readiness() {
        return new Readiness() {
            @Override
            public boolean live() {
                return true;
            }

            @Override
            public boolean ready() {
                return ready;
            }
        };
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
        GatewayServer server = new GatewayServer(settings, file, environment, log, keepAliveMillis);
        Warnings.write(log, settings);
        server.ready = true;
        log.info("server", "ready")
                .with("port", server.port())
                .with("adminPort", server.adminPort())
                .with("grpcPort", server.grpcPort())
                .write();
        server.wiring.warm();
        return server;
    }

    /// The LLM API's port.
    public int port() {
        return wiring.port();
    }

    /// The admin port.
    public int adminPort() {
        return admin.port();
    }

    /// The gRPC port.
    public int grpcPort() {
        return wiring.grpcPort();
    }

    /// What can be changed while it runs.
    public RuntimeSettings runtime() {
        return wiring.runtime();
    }

    /// Number of calls under way.
    public int callsUnderWay() {
        return wiring.callsUnderWay();
    }

    /// Finishes the calls under way, within the configured time, and stops. Blocks until then.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ready = false;
        log.info("server", "stopping").with("calls", wiring.callsUnderWay()).write();
        if (watch != null) {
            watch.close();
        }
        wiring.close();
        admin.close();
        log.info("server", "stopped").write();
    }
}

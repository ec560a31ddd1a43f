package aigateway.admin;

import aigateway.admin.playground.PlaygroundResource;
import aigateway.admin.rest.Resource;
import aigateway.logs.Log;
import io.helidon.http.DirectHandler;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The listener of the admin port. Started and stopped once, by one thread.
public final class AdminServer {
    private static final int MAX_HEAD_BYTES = 16 << 10;

    /// More than any route takes: what is a little too long is refused by the route, and read to
    /// its end, for callers hear no answer before that.
    private static final long MAX_READ_BYTES = 4L * PlaygroundResource.MAX_BYTES;

    private static final int MAX_CONNECTIONS = 500;

    private final HelidonDoor door;
    private @Nullable WebServer server;

    /// A server that is not listening yet.
    ///
    /// @param access decides who may use the resources
    public AdminServer(List<Resource> resources, AdminAccess access, Log log) {
        door = new HelidonDoor(new Routes(resources, access, log));
    }

    /// Listens; blocks until it does.
    ///
    /// @param port 0 for any free one
    /// @return the port
    /// @throws IOException if it cannot listen there
    public int start(String host, int port) throws IOException {
        WebServer made = build(host, port);
        // A port that is in use is only logged by Helidon; the server then does not run.
        try {
            made.start();
        } catch (RuntimeException e) {
            throw new IOException(failure(host, port), e);
        }
        if (!made.isRunning()) {
            throw new IOException(failure(host, port));
        }
        server = made;
        return made.port();
    }

    /// Stops listening and closes what is open.
    public void stop() {
        WebServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    private WebServer build(String host, int port) {
        return WebServer.builder()
                .serviceRegistry(noRegistry())
                .host(host)
                .port(port)
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .concurrencyLimitDiscoverServices(false)
                .addConnectionSelector(http1())
                .mediaContext(MediaContext.builder().mediaSupportsDiscoverServices(false).build())
                .contentEncoding(
                        ContentEncodingContext.builder()
                                .contentEncodingsDiscoverServices(false)
                                .build())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .maxPayloadSize(MAX_READ_BYTES)
                .maxTcpConnections(MAX_CONNECTIONS)
                .idleConnectionTimeout(Duration.ofMinutes(1))
                .shutdownGracePeriod(Duration.ofMillis(200))
                .directHandlers(directHandlers())
                .routing(HttpRouting.builder().any(door))
                .build();
    }

    /// Helidon looks for its parts in the class path; here all of them are named.
    private static ServiceRegistry noRegistry() {
        ServiceRegistry none =
                ServiceRegistryManager.create(
                                ServiceRegistryConfig.builder()
                                        .discoverServices(false)
                                        .discoverServicesFromServiceLoader(false)
                                        .build())
                        .registry();
        return GlobalServiceRegistry.registry(none);
    }

    private static ServerConnectionSelector http1() {
        return new CallerWatch.Selector(
                Http1ConnectionSelector.builder()
                        .config(Http1Config.builder().maxHeadersSize(MAX_HEAD_BYTES).build())
                        .build());
    }

    private DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, door);
        }
        return handlers.build();
    }

    private static String failure(String host, int port) {
        return "cannot listen on " + host + ":" + port + " for the admin port; is it in use?";
    }
}

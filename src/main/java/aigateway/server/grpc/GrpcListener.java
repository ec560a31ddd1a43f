package aigateway.server.grpc;

import aigateway.dialect.CallerDialect;
import aigateway.net.BufferBudget;
import aigateway.net.loop.EventLoops;
import aigateway.net.tls.ServerTls;
import aigateway.net.tls.TlsEngine;
import aigateway.server.Front;
import aigateway.server.LiveCalls;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The gRPC port. Thread-safe.
public final class GrpcListener implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int MAX_CALLS = 1_000;
    private static final int MAX_METADATA_BYTES = 32 << 10;
    private static final int HANDSHAKE_SECONDS = 10;

    /// Calls that are cancelled right after they began are work for nothing.
    private static final int MAX_RESETS = 2 * MAX_CALLS;

    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int IDLE_MINUTES = 30;
    private static final int PING_SECONDS = 60;
    private static final int PONG_SECONDS = 20;
    private static final int LEAST_PING_SECONDS = 10;

    private final Server server;
    private final Registry registry;
    private final Door door;
    private final @Nullable ServerTls tls;

    private GrpcListener(Server server, Registry registry, Door door, @Nullable ServerTls tls) {
        this.server = server;
        this.registry = registry;
        this.door = door;
        this.tls = tls;
    }

    /// Begins to listen; fails if the port is taken or the certificate cannot be used.
    ///
    /// @param fronts the way behind the door, as it is now
    /// @param dialect OpenAI's dialect, which calls become one of
    public static GrpcListener bind(
            GrpcSettings settings,
            Supplier<Front> fronts,
            CallerDialect dialect,
            LiveCalls live,
            EventLoops loops,
            BufferBudget budget)
            throws IOException {
        Door door = Door.of(fronts, dialect, live);
        Registry registry = new Registry(door);
        NettyServerBuilder builder = builder(settings, loops);
        limit(builder, settings);
        ServerTls tls = null;
        if (settings.tls() != null) {
            tls = new ServerTls(settings.tls(), TlsEngine.configured(), HANDSHAKE_SECONDS * 1_000);
            builder.sslContext(tls.context());
        }
        Server server =
                builder.addTransportFilter(Connection.notedWith(loops))
                        .addStreamTracerFactory(Intake.counting(budget))
                        .fallbackHandlerRegistry(registry)
                        .build();
        GrpcListener listener = new GrpcListener(server, registry, door, tls);
        try {
            server.start();
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen on " + settings.host() + ":" + settings.port(), e);
        }
        return listener;
    }

    private static NettyServerBuilder builder(GrpcSettings settings, EventLoops loops) {
        return NettyServerBuilder.forAddress(
                        new InetSocketAddress(settings.host(), settings.port()))
                .bossEventLoopGroup(loops.group())
                .workerEventLoopGroup(loops.group())
                .channelFactory(loops.transport().server())
                .directExecutor()
                .withOption(ChannelOption.SO_BACKLOG, BACKLOG)
                .withOption(ChannelOption.SO_REUSEADDR, true)
                // a fixed window: else each connection is probed with pings for a better one
                .flowControlWindow(WINDOW_BYTES)
                .neverIndexMetadataKeys(AnswerFields.fleeting())
                .withChildOption(ChannelOption.TCP_NODELAY, true)
                .withChildOption(ChannelOption.ALLOCATOR, ByteBufAllocator.DEFAULT);
    }

    private static void limit(NettyServerBuilder builder, GrpcSettings settings) {
        builder.maxInboundMessageSize(settings.maxMessageBytes())
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS)
                .maxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                .handshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTime(PING_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(PONG_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveTime(LEAST_PING_SECONDS, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxConnectionIdle(IDLE_MINUTES, TimeUnit.MINUTES);
    }

    /// Makes the services in the background, so that no call has to wait for it.
    public void warm() {
        Thread.ofPlatform().daemon().name("grpc-services").start(registry::getServices);
    }

    /// The port that is really listened on.
    public int port() {
        return server.getPort();
    }

    /// Number of calls without a whole answer.
    public int active() {
        return door.active().get();
    }

    /// No new connections; callers are told to go elsewhere. Calls under way go on.
    public void stopAccepting() {
        if (!server.isShutdown()) {
            registry.stop();
            server.shutdown();
        }
    }

    /// Stops and cuts what is still open. Waits for it, a second at most.
    @Override
    public void close() {
        stopAccepting();
        server.shutdownNow();
        try {
            if (!server.awaitTermination(1, TimeUnit.SECONDS)) {
                return; // what is still open keeps its TLS
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (tls != null) {
            tls.close();
        }
    }
}

package aigateway.net.server;

import aigateway.net.BufferBudget;
import aigateway.net.ListenerSettings;
import aigateway.net.ServerHandler;
import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import aigateway.net.tls.ServerTls;
import aigateway.net.tls.TlsEngine;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A port that is listened on. Thread-safe.
public final class HttpListener implements AutoCloseable {
    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32 * 1024, 64 * 1024);
    private static final int BACKLOG = 4096;

    private final Listening listening;
    private final Channel channel;

    private final @Nullable ServerTls tls;

    private HttpListener(Listening listening, Channel channel, @Nullable ServerTls tls) {
        this.listening = listening;
        this.channel = channel;
        this.tls = tls;
    }

    /// Begins to listen; fails if the port is taken or the certificate cannot be used.
    public static HttpListener bind(
            ListenerSettings settings, ServerHandler handler, EventLoops loops, BufferBudget budget)
            throws IOException {
        ServerTls tls = tls(settings);
        Listening listening = new Listening(settings, handler, budget);
        Map<EventLoop, ServerLoop> shared = new HashMap<>();
        for (NettyLoop loop : loops.all()) {
            shared.put(loop.eventLoop(), new ServerLoop(listening, loop));
        }
        ChannelFuture bound =
                bootstrap(loops)
                        .childHandler(new Accepting(shared, tls))
                        .bind(new InetSocketAddress(settings.host(), settings.port()))
                        .awaitUninterruptibly();
        HttpListener listener = new HttpListener(listening, bound.channel(), tls);
        Throwable cause = bound.cause();
        if (cause != null) {
            listener.close();
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port(), cause);
        }
        return listener;
    }

    private static @Nullable ServerTls tls(ListenerSettings settings) throws IOException {
        ListenerSettings.Tls files = settings.tls();
        return files == null
                ? null
                : new ServerTls(files, TlsEngine.configured(), settings.headerTimeoutMillis());
    }

    private static ServerBootstrap bootstrap(EventLoops loops) {
        return new ServerBootstrap()
                .group(loops.group())
                .channelFactory(loops.transport().server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
    }

    /// The port that is really listened on.
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// Number of calls without a whole answer.
    public int active() {
        return listening.active.intValue();
    }

    /// No new connections and no new calls on those that are open; calls under way go on.
    public void stopAccepting() {
        channel.close().awaitUninterruptibly(1000);
        listening.stop();
    }

    /// Stops and cuts what is still open.
    @Override
    public void close() {
        stopAccepting();
        listening.connections.forEach(Listening.Drainable::cut);
        if (tls != null) {
            tls.close();
        }
    }

    private static final class Accepting extends ChannelInitializer<Channel> {
        private final Map<EventLoop, ServerLoop> shared;

        private final @Nullable ServerTls tls;

        Accepting(Map<EventLoop, ServerLoop> shared, @Nullable ServerTls tls) {
            this.shared = shared;
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel child) {
            ServerLoop loop = shared.get(child.eventLoop());
            if (loop == null) {
                child.close();
                return;
            }
            if (tls != null) {
                child.pipeline().addLast(tls.handler(child.alloc()), new Negotiation(loop));
                return;
            }
            child.config().setRecvByteBufAllocator(loop.loop.receiveBuffer());
            ServerConnection http1 = new ServerConnection(loop, child);
            child.pipeline().addLast(new Opening(loop, http1), http1);
        }
    }
}

package aigateway.net.server;

import aigateway.net.BufferBudget;
import aigateway.net.ListenerSettings;
import aigateway.net.ServerHandler;
import aigateway.net.loop.EventLoops;
import aigateway.net.loop.NettyLoop;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.Map;

/// A port that is listened on. Thread-safe.
public final class HttpListener implements AutoCloseable {
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(32 * 1024, 64 * 1024);
    private static final int BACKLOG = 4096;

    private final Listening listening;
    private final Channel channel;

    private HttpListener(Listening listening, Channel channel) {
        this.listening = listening;
        this.channel = channel;
    }

    /// Begins to listen; fails if the port is taken or the certificate cannot be used.
    public static HttpListener bind(
            ListenerSettings settings, ServerHandler handler, EventLoops loops, BufferBudget budget)
            throws IOException {
        Listening listening = new Listening(settings, handler, budget);
        Map<EventLoop, ServerLoop> shared = new IdentityHashMap<>();
        for (NettyLoop loop : loops.all()) {
            shared.put(loop.eventLoop(), new ServerLoop(listening, loop));
        }
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops.group())
                        .channelFactory(loops.transport().server())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                        .childHandler(new Accepting(shared))
                        .bind(new InetSocketAddress(settings.host(), settings.port()))
                        .awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause != null) {
            throw new IOException(
                    "cannot listen on " + settings.host() + ":" + settings.port(), cause);
        }
        return new HttpListener(listening, bound.channel());
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
    }

    private static final class Accepting extends ChannelInitializer<Channel> {
        private final Map<EventLoop, ServerLoop> shared;

        Accepting(Map<EventLoop, ServerLoop> shared) {
            this.shared = shared;
        }

        @Override
        protected void initChannel(Channel child) {
            ServerLoop loop = shared.get(child.eventLoop());
            if (loop == null) {
                child.close();
                return;
            }
            child.config().setRecvByteBufAllocator(loop.loop.receiveBuffer());
            child.pipeline().addLast(new ServerConnection(loop, child));
        }
    }
}

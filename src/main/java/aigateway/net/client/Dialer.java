package aigateway.net.client;

import aigateway.net.Reach;
import aigateway.net.tls.ClientTls;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Opens sockets to one origin, or to the proxy on the way.
final class Dialer {
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(128 * 1024, 256 * 1024);

    private final NettyClient client;
    private final OriginPool pool;
    private final String host;
    private final int port;

    Dialer(NettyClient client, OriginPool pool) {
        this.client = client;
        this.pool = pool;
        Proxy proxy = pool.proxy;
        host = proxy == null ? pool.origin.host() : proxy.host();
        port = proxy == null ? pool.origin.port() : proxy.port();
    }

    /// Whose name is to be looked up.
    String host() {
        return host;
    }

    /// Where the host that is looked up may be: it is the operator's choice if it is a proxy.
    Reach reach() {
        return pool.proxy == null ? pool.origin.reach() : Reach.ANY;
    }

    /// True if the origin is an address that may not be gone to, not even by way of a proxy.
    boolean isOriginRefused() {
        return Reachable.isRefused(pool.origin.host(), pool.origin.reach());
    }

    ChannelFuture dial(InetAddress address, int timeoutMillis, @Nullable ClientTls tls) {
        InetSocketAddress next = new InetSocketAddress(address, port);
        boolean tunnel = pool.proxy != null && !pool.isForwarded();
        InetSocketAddress target =
                tunnel
                        ? InetSocketAddress.createUnresolved(pool.origin.host(), pool.origin.port())
                        : next;
        return new Bootstrap()
                .group(client.loop.eventLoop())
                .channelFactory(client.loop.transport().client())
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, timeoutMillis)
                .handler(new Starting(tunnel ? next : null, tls))
                .connect(target);
    }

    /// Tells that the connection is ready for its protocol's handler.
    void done(Channel open) {
        if (open.pipeline().get(Quiet.class) != null) {
            open.pipeline().remove(Quiet.class);
        }
    }

    private ProxyHandler tunnel(InetSocketAddress address) {
        Proxy proxy = pool.proxy;
        if (proxy == null) {
            throw new IllegalStateException("no proxy");
        }
        String user = proxy.user();
        boolean http = proxy.kind() == Proxy.Kind.HTTP;
        ProxyHandler handler;
        if (http) {
            handler =
                    user == null
                            ? new HttpProxyHandler(address)
                            : new HttpProxyHandler(address, user, proxy.password());
        } else {
            handler = new Socks5ProxyHandler(address, user, proxy.password());
        }
        // The limit for connecting as a whole covers this too.
        handler.setConnectTimeoutMillis(0);
        return handler;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private final class Starting extends ChannelInitializer<Channel> {
        private final @Nullable InetSocketAddress proxy;
        private final @Nullable ClientTls tls;

        Starting(@Nullable InetSocketAddress proxy, @Nullable ClientTls tls) {
            this.proxy = proxy;
            this.tls = tls;
        }

        @Override
        protected void initChannel(Channel made) {
            if (proxy == null && tls == null) {
                made.config().setRecvByteBufAllocator(client.loop.receiveBuffer());
                return;
            }
            if (proxy != null) {
                made.pipeline().addLast(tunnel(proxy));
            }
            if (tls != null) {
                String server = pool.origin.host();
                made.pipeline().addLast(tls.handler(made.alloc(), server, pool.origin.port()));
            }
            made.pipeline().addLast(new Quiet());
        }
    }

    /// What goes wrong on the way is told by futures; nothing else needs to know.
    private static final class Quiet extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
        }
    }
}

package aigateway.net.client;

import aigateway.net.Deadline;
import aigateway.net.NetFailure.Kind;
import aigateway.net.Origin;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a connection for a call: looks up the name and tries its addresses in turn, all within one
/// limit of time.
final class Connecting {
    private static final WriteBufferWaterMark WATER_MARK =
            new WriteBufferWaterMark(128 * 1024, 256 * 1024);

    private final NettyClient client;
    private final OriginPool pool;
    private final H1Call call;
    private final Deadline limit;
    private final long end;
    private List<InetAddress> addresses = List.of();
    private int tried;
    private boolean over;
    private @Nullable Channel channel;
    private String problem = "";

    Connecting(NettyClient client, OriginPool pool, H1Call call) {
        this.client = client;
        this.pool = pool;
        this.call = call;
        int millis = call.request().connectTimeoutMillis();
        end = client.loop.nowMillis() + millis;
        limit = client.loop.deadline(this::tooLate);
        limit.set(millis);
    }

    void start() {
        client.names.resolve(pool.origin.host(), client.loop, this::resolved);
    }

    private void resolved(List<InetAddress> found) {
        addresses = found;
        if (found.isEmpty()) {
            fail(Kind.CONNECT, "no address for " + pool.origin.host());
        } else {
            next();
        }
    }

    private void next() {
        if (over) {
            return;
        }
        if (tried == addresses.size()) {
            fail(Kind.CONNECT, problem);
            return;
        }
        InetAddress address = addresses.get(tried++);
        long left = Math.max(end - client.loop.nowMillis(), 1);
        int share = (int) (left / (addresses.size() - tried + 1)) + 1;
        ChannelFuture future =
                new Bootstrap()
                        .group(client.loop.eventLoop())
                        .channelFactory(client.loop.transport().client())
                        .disableResolver()
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.SO_KEEPALIVE, true)
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, share)
                        .handler(new Starting())
                        .connect(new InetSocketAddress(address, pool.origin.port()));
        channel = future.channel();
        future.addListener(done -> connected(future));
    }

    private void connected(ChannelFuture future) {
        Throwable cause = future.cause();
        if (cause != null) {
            Origin origin = pool.origin;
            problem = "cannot connect to " + origin.host() + ":" + origin.port();
            next();
        } else {
            ready(future.channel());
        }
        client.loop.flush();
    }

    private void ready(Channel open) {
        if (over) {
            open.close();
            return;
        }
        over = true;
        limit.clear();
        H1Connection connection = open.pipeline().get(H1Connection.class);
        if (!call.isOver()) {
            connection.send(call, false);
        } else {
            connection.close();
        }
    }

    private void tooLate() {
        fail(Kind.CONNECT_TIMEOUT, "no connection to " + pool.origin.host() + " in time");
    }

    private void fail(Kind kind, String message) {
        if (!over) {
            over = true;
            limit.clear();
            if (channel != null) {
                channel.close();
            }
            call.fail(kind, message);
        }
    }

    private final class Starting extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel made) {
            made.config().setRecvByteBufAllocator(client.loop.receiveBuffer());
            made.pipeline().addLast(new H1Connection(client, pool, made));
        }
    }
}

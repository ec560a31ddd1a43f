package aigateway.net.client;

import aigateway.net.NetFailure.Kind;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;

/// One connection to a server over HTTP/2, shared by many calls.
final class H2Connection extends ChannelInboundHandlerAdapter {
    private static final int MAX_STREAMS = 100;

    /// Together with the connection's window: all streams may be paused, and none holds up another.
    private static final int STREAM_WINDOW = 128 * 1024;

    private static final int CONNECTION_WINDOW = MAX_STREAMS * STREAM_WINDOW + (1 << 20);
    private static final int DEFAULT_WINDOW = 65_535;

    /// A connection on which nothing came for so long while a call was given up is not trusted.
    private static final int SILENT_MILLIS = 10_000;

    private final NettyClient client;
    private final OriginPool pool;
    private final Channel channel;
    private final Http2FrameCodec codec;
    private int active;
    private boolean leaving;
    private boolean used;
    private long heardAt;
    private long idleUntil;

    private H2Connection(
            NettyClient client, OriginPool pool, Channel channel, Http2FrameCodec codec) {
        this.client = client;
        this.pool = pool;
        this.channel = channel;
        this.codec = codec;
        heardAt = client.loop.nowMillis();
        idle();
    }

    /// Makes a connection speak HTTP/2 and adds it to its pool.
    static H2Connection install(NettyClient client, OriginPool pool, Channel channel) {
        Http2Settings settings =
                new Http2Settings()
                        .pushEnabled(false)
                        .initialWindowSize(STREAM_WINDOW)
                        .maxHeaderListSize(client.settings.maxHeaderBytes());
        Http2FrameCodec codec =
                Http2FrameCodecBuilder.forClient().initialSettings(settings).build();
        H2Connection connection = new H2Connection(client, pool, channel, codec);
        // Servers open no streams: pushes are switched off.
        Http2MultiplexHandler streams =
                new Http2MultiplexHandler(new ChannelInboundHandlerAdapter());
        channel.pipeline().addLast(codec, streams, connection);
        channel.write(new DefaultHttp2WindowUpdateFrame(CONNECTION_WINDOW - DEFAULT_WINDOW));
        pool.add(connection);
        client.sweepLater();
        return connection;
    }

    NettyClient client() {
        return client;
    }

    /// True if one more call can be opened.
    boolean hasRoom() {
        return !leaving
                && channel.isActive()
                && active < Math.min(MAX_STREAMS, codec.connection().local().maxActiveStreams());
    }

    /// True if something came since a moment, or if the connection is in its first use.
    boolean isAliveSince(long millis) {
        return !used || heardAt >= millis;
    }

    /// When it may be closed; far away while there are calls.
    long idleUntil() {
        return active > 0 ? Long.MAX_VALUE : idleUntil;
    }

    private void idle() {
        idleUntil = client.loop.nowMillis() + client.settings.idleMillis();
    }

    void openOrDispatch(ClientCall call) {
        if (hasRoom()) {
            open(call);
        } else {
            client.dispatch(call);
        }
    }

    void open(ClientCall call) {
        active++;
        H2ClientStream stream = new H2ClientStream(this, call);
        call.on(stream);
        new Http2StreamChannelBootstrap(channel)
                .handler(stream)
                .open()
                .addListener(
                        done -> {
                            if (done.isSuccess()) {
                                stream.send((Http2StreamChannel) done.getNow(), pool.origin);
                            } else {
                                closed();
                                client.loop.execute(
                                        () -> {
                                            if (!call.retry()) {
                                                call.fail(Kind.CLOSED, "the connection is gone");
                                            }
                                        });
                            }
                        });
    }

    /// A stream has ended.
    void closed() {
        used = true;
        active--;
        if (active == 0) {
            idle();
            if (leaving) {
                channel.close();
            }
        }
    }

    /// A call was given up: if nothing at all comes any more, later calls go elsewhere.
    void gaveUp() {
        if (client.loop.nowMillis() - heardAt > SILENT_MILLIS) {
            leave();
        }
    }

    /// Takes no more calls, and closes once those under way have ended.
    void leave() {
        leaving = true;
        pool.remove(this);
        if (active == 0) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof Http2GoAwayFrame) {
            leave();
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        heardAt = client.loop.nowMillis();
        client.loop.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        leaving = true;
        pool.remove(this);
        client.loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        leave();
        channel.close();
    }
}

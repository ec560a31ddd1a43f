package aigateway.net.server;

import aigateway.net.Deadline;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One connection that speaks HTTP/2: its limits and its end. Its streams are [H2Stream]s.
final class H2Server extends ChannelInboundHandlerAdapter implements Listening.Drainable {
    private static final int MAX_STREAMS = 128;
    private static final int STREAM_WINDOW = 256 * 1024;

    /// All bodies may be paused, and none holds up another.
    private static final int CONNECTION_WINDOW = MAX_STREAMS * STREAM_WINDOW + (1 << 20);

    private static final int DEFAULT_WINDOW = 65_535;
    private static final int MAX_RESETS = 200;
    private static final int RESET_WINDOW_SECONDS = 30;
    private static final int MAX_CONTROL_FRAMES = 200;
    private static final int CONTROL_WINDOW_MILLIS = 10_000;

    private final ServerLoop shared;
    private final Channel channel;
    private final Http2FrameCodec codec;
    private final Deadline idle;
    private final Set<H2Stream> paused = new HashSet<>();
    private boolean heard;
    private int calls;
    private int controlFrames;
    private long controlSince;

    private H2Server(ServerLoop shared, Channel channel, Http2FrameCodec codec) {
        this.shared = shared;
        this.channel = channel;
        this.codec = codec;
        idle = shared.loop.deadline(this::expired);
        idle.set(shared.listening.settings.idleTimeoutMillis());
        shared.listening.connections.add(this);
    }

    /// Makes a connection speak HTTP/2 from here on.
    static void install(ServerLoop shared, Channel channel) {
        Http2Settings settings =
                new Http2Settings()
                        .maxConcurrentStreams(MAX_STREAMS)
                        .initialWindowSize(STREAM_WINDOW)
                        .maxHeaderListSize(shared.listening.settings.maxHeaderBytes());
        Http2FrameCodec codec =
                Http2FrameCodecBuilder.forServer()
                        .initialSettings(settings)
                        // A close waits for all streams, until it is a cut.
                        .gracefulShutdownTimeoutMillis(-1)
                        .decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                        .encoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESET_WINDOW_SECONDS)
                        .build();
        H2Server server = new H2Server(shared, channel, codec);
        channel.pipeline().addLast(codec, new Http2MultiplexHandler(server.new Streams()), server);
        channel.write(new DefaultHttp2WindowUpdateFrame(CONNECTION_WINDOW - DEFAULT_WINDOW));
        if (shared.listening.stopping()) {
            server.drain();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof Http2PingFrame ping && !ping.ack()
                || message instanceof Http2SettingsFrame) {
            countControl(ctx);
        }
        ReferenceCountUtil.release(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        heard = true;
        shared.loop.flush();
    }

    private void countControl(ChannelHandlerContext ctx) {
        long now = shared.loop.nowMillis();
        if (now - controlSince > CONTROL_WINDOW_MILLIS) {
            controlSince = now;
            controlFrames = 0;
        }
        if (++controlFrames == MAX_CONTROL_FRAMES) {
            ctx.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM))
                    .addListener(done -> cut());
        }
    }

    /// A stream's body waits, or does not wait any more.
    void paused(H2Stream stream, boolean waits) {
        if (waits) {
            paused.add(stream);
        } else {
            paused.remove(stream);
        }
    }

    /// A call began, or ended.
    void calls(int more) {
        calls += more;
        heard = true;
    }

    private void expired() {
        if (codec.connection().numActiveStreams() == 0) {
            channel.close();
        } else if (!heard && calls == 0) {
            // The caller takes nothing more of answers that are complete on our side.
            cut();
        } else {
            heard = false;
            idle.set(shared.listening.settings.idleTimeoutMillis());
        }
    }

    @Override
    public void drain() {
        // Tells the other side to go away, and closes when no stream is left.
        channel.close();
    }

    @Override
    public void cut() {
        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        idle.clear();
        shared.listening.connections.remove(this);
        List.copyOf(paused).forEach(H2Stream::drop);
        shared.loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        cut();
    }

    private final class Streams extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel stream) {
            stream.config()
                    .setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, HttpListener.WATER_MARK);
            stream.pipeline().addLast(new H2Stream(shared, H2Server.this, stream));
        }
    }
}

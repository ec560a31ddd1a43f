package aigateway.testing;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 connection to a gateway, in clear text and without asking first (h2c with prior
/// knowledge). Thread-safe.
public final class H2Caller implements AutoCloseable {
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel connection;

    /// Connects to a loopback port.
    public H2Caller(int port) throws InterruptedException {
        connection =
                new Bootstrap()
                        .group(group)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline()
                                                .addLast(Http2FrameCodecBuilder.forClient().build())
                                                .addLast(
                                                        new Http2MultiplexHandler(
                                                                new ChannelInboundHandlerAdapter()));
                                    }
                                })
                        .connect("127.0.0.1", port)
                        .sync()
                        .channel();
    }

    /// Asks for a chat completion on a stream of its own.
    ///
    /// @param fields names in lower case and values of header fields, in turn
    public Stream chat(String body, String... fields) throws InterruptedException {
        Http2Headers headers =
                new DefaultHttp2Headers()
                        .method("POST")
                        .scheme("http")
                        .authority("localhost")
                        .path("/v1/chat/completions")
                        .add("content-type", "application/json");
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return send(headers, body);
    }

    /// Sends a request with any fields.
    public Stream send(Http2Headers headers, String body) throws InterruptedException {
        Stream stream = new Stream();
        Http2StreamChannel channel =
                new Http2StreamChannelBootstrap(connection).handler(stream).open().sync().getNow();
        stream.channel = channel;
        channel.write(new DefaultHttp2HeadersFrame(headers, body.isEmpty()));
        if (!body.isEmpty()) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            channel.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), true));
        }
        channel.flush();
        return stream;
    }

    @Override
    public void close() {
        connection.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /// An exchange.
    public static final class Stream extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<Http2Headers> head = new CompletableFuture<>();
        private final CompletableFuture<String> body = new CompletableFuture<>();
        private final StringBuffer text = new StringBuffer();
        private @Nullable Channel channel;

        /// Waits for the answer's status.
        public int status() throws Exception {
            return Integer.parseInt(get(head).status().toString());
        }

        /// Waits for the head and returns a field of it, or an empty text.
        public String header(String name) throws Exception {
            CharSequence value = get(head).get(name);
            return value == null ? "" : value.toString();
        }

        /// Waits for the end and returns the body; fails if the stream was reset.
        public String body() throws Exception {
            return get(body);
        }

        /// What has come so far.
        public String soFar() {
            return text.toString();
        }

        /// Leaves: resets the stream and keeps the connection.
        public void cancel() {
            if (channel != null) {
                channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL));
            }
        }

        private static <T> T get(CompletableFuture<T> future)
                throws InterruptedException, ExecutionException, TimeoutException {
            return future.get(Eventually.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object frame) {
            try {
                take(frame);
            } finally {
                ReferenceCountUtil.release(frame);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof Http2ResetFrame reset) {
                over("reset " + reset.errorCode());
            }
            ReferenceCountUtil.release(event);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            over("the stream has ended");
        }

        private void over(String why) {
            head.completeExceptionally(new IllegalStateException(why));
            body.completeExceptionally(new IllegalStateException(why));
        }

        private void take(Object frame) {
            boolean last = false;
            if (frame instanceof Http2HeadersFrame headers) {
                head.complete(headers.headers());
                last = headers.isEndStream();
            } else if (frame instanceof Http2DataFrame data) {
                byte[] bytes = ByteBufUtil.getBytes(data.content());
                text.append(new String(bytes, StandardCharsets.ISO_8859_1));
                last = data.isEndStream();
            }
            if (last) {
                body.complete(text.toString());
            }
        }
    }
}

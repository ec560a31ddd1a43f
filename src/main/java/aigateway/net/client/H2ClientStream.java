package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.ClientRequest;
import aigateway.net.Headers;
import aigateway.net.NetFailure.Kind;
import aigateway.net.Origin;
import aigateway.net.http1.BodyFeed;
import aigateway.net.http1.Trailers;
import aigateway.net.http2.H2Fields;
import aigateway.net.loop.Flushable;
import aigateway.net.loop.Gathered;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call over HTTP/2.
final class H2ClientStream extends ChannelInboundHandlerAdapter
        implements Carrier, Flushable, Upload.Out {
    private final H2Connection connection;
    private final long sentAt;
    private @Nullable Channel channel;
    private @Nullable ClientCall call;
    private final Gathered data = new Gathered();
    private boolean dirty;
    private boolean open;
    private long left;
    private boolean begun;
    private boolean paused;
    private boolean refused;

    H2ClientStream(H2Connection connection, ClientCall call) {
        this.connection = connection;
        this.call = call;
        sentAt = connection.client().loop.nowMillis();
    }

    void send(Channel opened, Origin origin) {
        channel = opened;
        ClientCall current = call;
        if (current == null) {
            opened.close();
            return;
        }
        if (paused) {
            opened.config().setAutoRead(false);
        }
        ClientRequest request = current.request();
        Upload upload = current.upload();
        long length = upload == null ? BodyFeed.length(request.body()) : upload.length();
        Http2Headers fields = fields(request, origin, length);
        opened.write(new DefaultHttp2HeadersFrame(fields, length == 0))
                .addListener(
                        done -> {
                            if (!done.isSuccess()) {
                                // Nothing left, so nothing was begun.
                                refused = true;
                                opened.close();
                            }
                        });
        mark();
        if (upload != null) {
            open = length != 0;
            left = length;
            upload.on(this);
        } else if (length > 0) {
            writeBody(opened, request.body(), length);
        }
    }

    private void mark() {
        if (!dirty) {
            dirty = true;
            connection.client().loop.markDirty(this);
        }
    }

    private static Http2Headers fields(ClientRequest request, Origin origin, long length) {
        Http2Headers fields = new DefaultHttp2Headers(false, request.headers().size() + 8);
        fields.method(request.method())
                .scheme(origin.secure() ? "https" : "http")
                .authority(origin.authority())
                .path(request.path());
        for (int i = 0; i < request.headers().size(); i++) {
            String name = request.headers().name(i);
            if (!name.equals("connection") && !name.equals("upgrade")) {
                fields.add(name, request.headers().value(i));
            }
        }
        if (request.headers().get("accept-encoding") == null) {
            fields.add("accept-encoding", "identity");
        }
        if (length > 0) {
            fields.add("content-length", Long.toString(length));
        }
        return fields;
    }

    private static void writeBody(Channel opened, List<Bytes> pieces, long length) {
        long left = length;
        for (Bytes piece : pieces) {
            left -= piece.length();
            if (!piece.isEmpty()) {
                ByteBuf data =
                        Unpooled.wrappedBuffer(piece.array(), piece.offset(), piece.length());
                opened.write(new DefaultHttp2DataFrame(data, left == 0));
            }
        }
    }

    @Override
    public void write(Bytes more) {
        Channel opened = channel;
        if (!open || opened == null) {
            return;
        }
        boolean much = data.add(more);
        if (left > 0) {
            left -= more.length();
            open = left != 0;
        }
        if (much || !open) {
            handOver(opened, !open);
        }
        if (much) {
            opened.flush();
        }
        mark();
    }

    @Override
    public void endBody(@Nullable Headers trailers) {
        Channel opened = channel;
        if (!open || opened == null) {
            return;
        }
        open = false;
        handOver(opened, trailers == null);
        if (trailers != null) {
            Http2Headers fields = new DefaultHttp2Headers(false, trailers.size());
            trailers.forEach(fields::add);
            opened.write(new DefaultHttp2HeadersFrame(fields, true));
        }
        mark();
    }

    @Override
    public boolean isWritable() {
        return channel != null && channel.isWritable();
    }

    private void handOver(Channel opened, boolean last) {
        if (data.bytes() > 0 || last) {
            ByteBuf all = opened.alloc().directBuffer(data.bytes());
            data.moveTo(all);
            opened.write(new DefaultHttp2DataFrame(all, last));
        }
    }

    @Override
    public void flushPending() {
        dirty = false;
        if (channel != null) {
            handOver(channel, false);
            channel.flush();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        Upload upload = call == null ? null : call.upload();
        if (upload != null) {
            upload.writabilityChanged();
            connection.client().loop.flush();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            switch (message) {
                case Http2HeadersFrame frame -> headers(frame);
                case Http2DataFrame frame -> data(frame);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void headers(Http2HeadersFrame frame) {
        ClientCall current = call;
        if (current == null) {
            return;
        }
        if (!begun) {
            int status = status(frame.headers().status());
            if (status < 100) {
                fail(Kind.PROTOCOL, "malformed status");
                return;
            }
            if (status < 200) {
                return;
            }
            begun = true;
            current.head(status, new H2Fields(frame.headers()));
        } else if (frame.isEndStream()) {
            current.trailers(Trailers.of(new H2Fields(frame.headers())));
        }
        if (frame.isEndStream()) {
            end();
        }
    }

    private static int status(@Nullable CharSequence text) {
        if (text == null || text.length() != 3) {
            return 0;
        }
        int status = 0;
        for (int i = 0; i < 3; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            status = status * 10 + c - '0';
        }
        return status;
    }

    private void data(Http2DataFrame frame) {
        ClientCall current = call;
        int count = frame.content().readableBytes();
        if (current != null && count > 0) {
            byte[] bytes = new byte[count];
            frame.content().readBytes(bytes);
            current.data(Bytes.of(bytes));
        }
        if (frame.isEndStream()) {
            end();
        }
    }

    private void end() {
        ClientCall done = call;
        call = null;
        if (open && channel != null) {
            // The server wants no more of the body.
            stop(channel, Http2Error.NO_ERROR);
        }
        if (done != null) {
            done.end();
        }
    }

    private void fail(Kind kind, String message) {
        ClientCall failed = call;
        abandon();
        if (failed != null) {
            failed.fail(kind, message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        connection.client().loop.flush();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Http2ResetFrame reset) {
            refused |= reset.errorCode() == Http2Error.REFUSED_STREAM.code();
        } else if (event instanceof Http2GoAwayFrame) {
            // Told only to streams that the server did not begin.
            refused = true;
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        connection.closed();
        ClientCall current = call;
        call = null;
        if (current == null) {
            return;
        }
        if (begun) {
            current.fail(Kind.CUT, "the stream ended inside of the answer");
        } else if (!refused && connection.isAliveSince(sentAt) || !current.retry()) {
            current.fail(Kind.CLOSED, "the stream ended before the answer");
        }
        connection.client().loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        fail(Kind.PROTOCOL, "the answer is no acceptable HTTP/2");
    }

    @Override
    public void abandon() {
        call = null;
        connection.gaveUp();
        Channel opened = channel;
        if (opened != null && opened.isActive()) {
            stop(opened, Http2Error.CANCEL);
        }
    }

    private void stop(Channel opened, Http2Error why) {
        open = false;
        data.clear();
        opened.writeAndFlush(new DefaultHttp2ResetFrame(why)).addListener(done -> opened.close());
    }

    @Override
    public void pause() {
        paused = true;
        if (channel != null) {
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (channel != null) {
            channel.config().setAutoRead(true);
            // What the server may send by that is told to it with the next flush only.
            mark();
        }
    }
}

package aigateway.net.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import aigateway.model.Bytes;
import aigateway.net.ClientRequest;
import aigateway.net.http1.BodyFeed;
import aigateway.net.http1.HeadWriter;
import aigateway.net.loop.Flushable;
import aigateway.net.loop.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one connection has to send: head and body in one piece, or a large body bit by bit.
final class RequestOut implements Flushable {
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);
    private static final byte[] IDENTITY = "accept-encoding: identity\r\n".getBytes(US_ASCII);

    private final NettyLoop loop;
    private final HeadWriter writer;
    private final Channel channel;
    private @Nullable ByteBuf buffer;
    private @Nullable BodyFeed feed;

    RequestOut(NettyLoop loop, HeadWriter writer, Channel channel) {
        this.loop = loop;
        this.writer = writer;
        this.channel = channel;
    }

    void send(ClientRequest request, OriginPool pool) {
        long length = BodyFeed.length(request.body());
        var head = writer.clear().add(request.method()).add(' ');
        head.add(pool.targetPrefix).add(request.path()).add(VERSION);
        head.add(pool.ownFields).add(request.headers());
        if (request.headers().get("accept-encoding") == null) {
            head.add(IDENTITY);
        }
        if (length > 0 || hasBody(request.method())) {
            head.add(LENGTH).decimal(length).line();
        }
        head.line();
        boolean small = length <= BodyFeed.SLICE_BYTES;
        ByteBuf out = channel.alloc().directBuffer(head.size() + (small ? (int) length : 0));
        head.writeTo(out);
        if (small) {
            copy(request.body(), out);
        } else {
            feed = new BodyFeed(request.body());
        }
        buffer = out;
        loop.markDirty(this);
    }

    private static boolean hasBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static void copy(List<Bytes> pieces, ByteBuf out) {
        for (int i = 0; i < pieces.size(); i++) {
            Bytes piece = pieces.get(i);
            out.writeBytes(piece.array(), piece.offset(), piece.length());
        }
    }

    /// True while a large body is still on its way to the socket.
    boolean isFeeding() {
        return feed != null;
    }

    @Override
    public void flushPending() {
        ByteBuf out = buffer;
        if (out != null) {
            buffer = null;
            channel.write(out, channel.voidPromise());
        }
        feed();
        channel.flush();
    }

    void feed() {
        BodyFeed more = feed;
        while (more != null && channel.isWritable()) {
            ByteBuf slice = channel.alloc().directBuffer(BodyFeed.SLICE_BYTES);
            more.copyTo(slice);
            channel.write(slice, channel.voidPromise());
            if (more.isDone()) {
                feed = null;
                more = null;
            }
        }
    }

    void discard() {
        feed = null;
        ByteBuf out = buffer;
        buffer = null;
        if (out != null) {
            out.release();
        }
    }
}

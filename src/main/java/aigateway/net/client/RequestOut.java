package aigateway.net.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import aigateway.model.Bytes;
import aigateway.net.ClientRequest;
import aigateway.net.Headers;
import aigateway.net.http1.BodyFeed;
import aigateway.net.http1.HeadWriter;
import aigateway.net.loop.Flushable;
import aigateway.net.loop.Gathered;
import aigateway.net.loop.NettyLoop;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one connection has to send: head and body in one piece, or a large body bit by bit.
final class RequestOut implements Flushable, Upload.Out {
    private static final byte[] VERSION = " HTTP/1.1\r\n".getBytes(US_ASCII);
    private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "transfer-encoding: chunked\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n".getBytes(US_ASCII);
    private static final byte[] IDENTITY = "accept-encoding: identity\r\n".getBytes(US_ASCII);

    private static final int ROOM_FOR_DATA = 1024;
    private static final int ROOM_FOR_END = 16;

    private final NettyLoop loop;
    private final HeadWriter writer;
    private final Channel channel;
    private @Nullable ByteBuf buffer;
    private @Nullable BodyFeed feed;
    private final Gathered data = new Gathered();
    private boolean dirty;
    private boolean open;
    private boolean chunked;
    private long left;

    RequestOut(NettyLoop loop, HeadWriter writer, Channel channel) {
        this.loop = loop;
        this.writer = writer;
        this.channel = channel;
    }

    void send(ClientRequest request, OriginPool pool) {
        long length = BodyFeed.length(request.body());
        var head = head(request, pool, length);
        boolean small = length <= BodyFeed.SLICE_BYTES;
        ByteBuf out = channel.alloc().directBuffer(head.size() + (small ? (int) length : 0));
        head.writeTo(out);
        if (small) {
            copy(request.body(), out);
        } else {
            feed = new BodyFeed(request.body());
        }
        buffer = out;
        mark();
    }

    /// Sends the head of a request whose body follows.
    ///
    /// @param length of the body, or -1
    void open(ClientRequest request, OriginPool pool, long length) {
        var head = head(request, pool, length);
        ByteBuf out = channel.alloc().directBuffer(head.size() + ROOM_FOR_DATA);
        head.writeTo(out);
        buffer = out;
        chunked = length < 0;
        left = length;
        open = length != 0;
        mark();
    }

    private HeadWriter head(ClientRequest request, OriginPool pool, long length) {
        var head = writer.clear().add(request.method()).add(' ');
        head.add(pool.targetPrefix).add(request.path()).add(VERSION);
        head.add(pool.ownFields).add(request.headers());
        if (request.headers().get("accept-encoding") == null) {
            head.add(IDENTITY);
        }
        if (length < 0) {
            head.add(CHUNKED);
        } else if (length > 0 || hasBody(request.method())) {
            head.add(LENGTH).decimal(length).line();
        }
        return head.line();
    }

    private void mark() {
        if (!dirty) {
            dirty = true;
            loop.markDirty(this);
        }
    }

    @Override
    public void write(Bytes more) {
        if (!open) {
            return;
        }
        boolean much = data.add(more);
        if (!chunked) {
            left -= more.length();
            open = left > 0;
        }
        if (much) {
            handOver();
            channel.flush();
        } else {
            mark();
        }
    }

    @Override
    public void endBody(@Nullable Headers trailers) {
        if (!open) {
            return;
        }
        open = false;
        gather();
        var last = writer.clear().add(LAST_CHUNK);
        if (trailers != null) {
            last.add(trailers);
        }
        last.line();
        last.writeTo(room(last.size()));
        mark();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    /// Frames the data that has come together.
    private void gather() {
        int bytes = data.bytes();
        if (bytes == 0) {
            return;
        }
        var size = writer.clear();
        if (chunked) {
            size.chunkSize(bytes);
        }
        ByteBuf out = room(size.size() + bytes + ROOM_FOR_END);
        size.writeTo(out);
        data.moveTo(out);
        if (chunked) {
            out.writeByte('\r').writeByte('\n');
        }
    }

    private ByteBuf room(int bytes) {
        ByteBuf out = buffer;
        if (out == null) {
            out = channel.alloc().directBuffer(bytes);
            buffer = out;
        }
        return out;
    }

    private void handOver() {
        gather();
        ByteBuf out = buffer;
        if (out != null) {
            buffer = null;
            channel.write(out, channel.voidPromise());
        }
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

    /// True once the whole request is on its way to the socket.
    boolean isDone() {
        return feed == null && !open;
    }

    @Override
    public void flushPending() {
        dirty = false;
        handOver();
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
        open = false;
        data.clear();
        ByteBuf out = buffer;
        buffer = null;
        if (out != null) {
            out.release();
        }
    }
}

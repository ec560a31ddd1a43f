package aigateway.net.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import aigateway.net.http1.BodyFeed;
import aigateway.net.http1.HeadWriter;
import aigateway.net.http1.Reason;
import aigateway.net.loop.Flushable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one connection has to send. Everything that is written between two flushes leaves in one
/// piece, and data of a chunked answer as one chunk.
final class AnswerOut implements Flushable {
    /// Gathered data beyond this does not wait for the flush.
    static final int MAX_GATHERED_BYTES = 64 * 1024;

    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    private static final byte[] SWITCHING =
            ascii("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\n");
    private static final byte[] LENGTH = ascii("content-length: ");
    private static final byte[] CHUNKED = ascii("transfer-encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("connection: close\r\n");
    private static final byte[] LAST = ascii("0\r\n\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n");
    private static final int ROOM_FOR_DATA = 1024;

    private final ServerLoop shared;
    private final Channel channel;
    private final Runnable fed;
    private final List<Bytes> data = new ArrayList<>(4);
    private long dataBytes;
    private boolean chunked;
    private boolean dirty;
    private long handedOver;
    private long goneBefore;
    private @Nullable ByteBuf buffer;
    private @Nullable BodyFeed feed;

    AnswerOut(ServerLoop shared, Channel channel, Runnable fed) {
        this.fed = fed;
        this.shared = shared;
        this.channel = channel;
    }

    void goOn() {
        room(CONTINUE.length).writeBytes(CONTINUE);
        mark();
    }

    /// A whole answer; `body` null if there may be none, else it goes out with its length.
    void whole(int status, Headers headers, @Nullable Bytes body, long length, boolean close) {
        var head = headLine(status, headers).add(headers);
        if (length >= 0) {
            head.add(LENGTH).decimal(length).line();
        }
        if (close) {
            head.add(CLOSE);
        }
        head.line();
        int size = body == null || body.length() > BodyFeed.SLICE_BYTES ? 0 : body.length();
        ByteBuf out = room(head.size() + size);
        head.writeTo(out);
        if (body != null && size > 0) {
            out.writeBytes(body.array(), body.offset(), size);
        } else if (body != null && body.length() > 0) {
            feed = new BodyFeed(List.of(body));
        }
        mark();
    }

    /// An answer that is passed on or was kept has a date of its own.
    private HeadWriter headLine(int status, Headers headers) {
        var head = shared.writer.clear().add(Reason.line(status));
        return headers.get("date") == null ? head.add(shared.date.line()) : head;
    }

    /// The head in front of another protocol; handed over at once, as others write behind it.
    void switching(Headers headers) {
        var head = shared.writer.clear().add(SWITCHING).add(headers).line();
        head.writeTo(room(head.size()));
        handOver();
        mark();
    }

    /// The head of an answer whose data follows; `length` is told unless negative.
    void start(int status, Headers headers, long length, boolean inChunks, boolean close) {
        chunked = inChunks;
        var head = headLine(status, headers).add(headers);
        if (inChunks) {
            head.add(CHUNKED);
        } else if (length >= 0) {
            head.add(LENGTH).decimal(length).line();
        }
        if (close) {
            head.add(CLOSE);
        }
        head.line();
        head.writeTo(room(head.size() + ROOM_FOR_DATA));
        mark();
    }

    void write(Bytes more) {
        if (more.isEmpty()) {
            return;
        }
        data.add(more);
        dataBytes += more.length();
        mark();
        if (dataBytes > MAX_GATHERED_BYTES) {
            handOver();
            channel.flush();
        }
    }

    void end(@Nullable Headers trailers) {
        if (trailers != null && chunked) {
            gather(false);
            var fields = shared.writer.clear().add(LAST_CHUNK).add(trailers).line();
            fields.writeTo(room(fields.size()));
        } else {
            gather(chunked);
        }
        mark();
    }

    boolean isWritable() {
        return channel.isWritable() && feed == null;
    }

    /// True if output is on its way, and some of it has left since the last time this was asked.
    boolean isMoving() {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        long pending = waiting == null ? 0 : waiting.totalPendingWriteBytes();
        long gone = handedOver - pending;
        boolean moving = pending > 0 && gone != goneBefore;
        goneBefore = gone;
        return moving;
    }

    /// True while a large answer is still on its way to the socket.
    boolean isFeeding() {
        return feed != null;
    }

    void mark() {
        if (!dirty) {
            dirty = true;
            shared.loop.markDirty(this);
        }
    }

    @Override
    public void flushPending() {
        dirty = false;
        boolean feeding = feed != null;
        handOver();
        channel.flush();
        if (feeding && feed == null) {
            fed.run();
        }
    }

    /// Sends all and calls back when it has left.
    void finish(Runnable sent) {
        handOver();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(done -> sent.run());
    }

    void discard() {
        data.clear();
        feed = null;
        ByteBuf out = buffer;
        buffer = null;
        if (out != null) {
            out.release();
        }
    }

    private void handOver() {
        if (!data.isEmpty()) {
            gather(false);
        }
        ByteBuf out = buffer;
        if (out != null) {
            buffer = null;
            handedOver += out.readableBytes();
            channel.write(out, channel.voidPromise());
        }
        BodyFeed more = feed;
        while (more != null && channel.isWritable()) {
            ByteBuf slice = channel.alloc().directBuffer(BodyFeed.SLICE_BYTES);
            more.copyTo(slice);
            handedOver += slice.readableBytes();
            channel.write(slice, channel.voidPromise());
            if (more.isDone()) {
                feed = null;
                more = null;
            }
        }
    }

    /// Frames the data that has come together.
    private void gather(boolean last) {
        var size = shared.writer.clear();
        if (chunked && dataBytes > 0) {
            size.chunkSize(dataBytes);
        }
        ByteBuf out = room(size.size() + (int) dataBytes + 2 + LAST.length);
        size.writeTo(out);
        for (int i = 0; i < data.size(); i++) {
            Bytes next = data.get(i);
            out.writeBytes(next.array(), next.offset(), next.length());
        }
        if (chunked && dataBytes > 0) {
            out.writeByte('\r').writeByte('\n');
        }
        if (last) {
            out.writeBytes(LAST);
        }
        data.clear();
        dataBytes = 0;
    }

    private ByteBuf room(int bytes) {
        ByteBuf out = buffer;
        if (out == null) {
            out = channel.alloc().directBuffer(bytes);
            buffer = out;
        }
        return out;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}

package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import aigateway.net.loop.Flushable;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one stream has to send; data that is written between two flushes leaves together.
final class H2AnswerOut implements Flushable {
    private final ServerLoop shared;
    private final Channel channel;
    private final List<Bytes> data = new ArrayList<>(4);
    private long dataBytes;
    private boolean dirty;
    private boolean resumed;
    private @Nullable ChannelFuture last;

    H2AnswerOut(ServerLoop shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
    }

    void whole(int status, Headers headers, @Nullable Bytes body, long length) {
        Http2Headers head = head(status, headers);
        if (length >= 0) {
            head.set("content-length", Long.toString(length));
        }
        boolean empty = body == null || body.isEmpty();
        send(new DefaultHttp2HeadersFrame(head, empty));
        if (body != null && !empty) {
            send(new DefaultHttp2DataFrame(wrap(body), true));
        }
    }

    void goOn() {
        Http2Headers interim = new DefaultHttp2Headers(false, 1).status("100");
        send(new DefaultHttp2HeadersFrame(interim));
    }

    void start(int status, Headers headers, long length) {
        Http2Headers head = head(status, headers);
        if (length >= 0) {
            head.set("content-length", Long.toString(length));
        }
        send(new DefaultHttp2HeadersFrame(head));
    }

    private Http2Headers head(int status, Headers headers) {
        Http2Headers head = new DefaultHttp2Headers(false, headers.size() + 4);
        head.status(Integer.toString(status));
        if (headers.get("date") == null) {
            head.add("date", shared.date.text());
        }
        for (int i = 0; i < headers.size(); i++) {
            head.add(headers.name(i), headers.value(i));
        }
        return head;
    }

    void write(Bytes more) {
        if (more.isEmpty()) {
            return;
        }
        data.add(more);
        dataBytes += more.length();
        if (dataBytes > AnswerOut.MAX_GATHERED_BYTES) {
            gather(false);
            channel.flush();
        }
        mark();
    }

    void end(@Nullable Headers trailers) {
        if (trailers == null) {
            gather(true);
        } else {
            gather(false);
            Http2Headers fields = new DefaultHttp2Headers(false, trailers.size());
            trailers.forEach(fields::add);
            send(new DefaultHttp2HeadersFrame(fields, true));
        }
        mark();
    }

    /// Resets the stream, so that the caller sees that the answer is not whole.
    void reset() {
        discard();
        channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR));
    }

    /// Tells the caller, once the whole answer has left, that its request is not needed any more.
    void stopRequest() {
        ChannelFuture sent = last;
        if (sent != null) {
            sent.addListener(
                    done -> channel.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR)));
        }
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /// The request's body is read again, which is told to the caller as room for more. Netty may
    /// write that without sending it, so the connection is flushed with the rest.
    void resumed() {
        resumed = true;
        mark();
    }

    @Override
    public void flushPending() {
        dirty = false;
        gather(false);
        channel.flush();
        if (resumed) {
            resumed = false;
            channel.parent().flush();
        }
    }

    void discard() {
        data.clear();
        dataBytes = 0;
    }

    private void gather(boolean last) {
        if (dataBytes == 0 && !last) {
            return;
        }
        ByteBuf out;
        if (data.size() <= 1) {
            out = data.isEmpty() ? Unpooled.EMPTY_BUFFER : wrap(data.getFirst());
        } else {
            out = channel.alloc().buffer((int) dataBytes);
            for (Bytes next : data) {
                out.writeBytes(next.array(), next.offset(), next.length());
            }
        }
        discard();
        send(new DefaultHttp2DataFrame(out, last));
    }

    private static ByteBuf wrap(Bytes bytes) {
        return Unpooled.wrappedBuffer(bytes.array(), bytes.offset(), bytes.length());
    }

    private void send(Object frame) {
        // A failure closes the stream, which is all that there is to do.
        last = channel.write(frame);
        mark();
    }

    void mark() {
        if (!dirty) {
            dirty = true;
            shared.loop.markDirty(this);
        }
    }
}

package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.Deadline;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.Loop;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.ServerHandler.WireAnswer;
import aigateway.net.Tunnel;
import aigateway.net.http1.Trailers;
import aigateway.net.http2.H2Fields;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// One HTTP/2 stream: a request and its answer.
final class H2Stream extends ChannelInboundHandlerAdapter implements Link, Link.Body {
    private final ServerLoop shared;
    private final Listening listening;
    private final H2Server connection;
    private final Channel channel;
    private final RequestBody body;
    private final H2AnswerOut out;
    private @Nullable H2Fields head;
    private @Nullable Deadline limit;
    private @Nullable Exchange call;
    private boolean bodyEnded;
    private boolean refused;
    private boolean paused;
    private long length;

    H2Stream(ServerLoop shared, H2Server connection, Channel channel) {
        this.connection = connection;
        this.shared = shared;
        this.channel = channel;
        listening = shared.listening;
        body = new RequestBody(listening.budget);
        out = new H2AnswerOut(shared, channel);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            switch (message) {
                case Http2HeadersFrame headers -> headers(headers);
                case Http2DataFrame data -> data(data);
                default -> {}
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        shared.loop.flush();
    }

    private void headers(Http2HeadersFrame frame) {
        bodyEnded |= frame.isEndStream();
        if (head != null) {
            if (bodyEnded) {
                bodyEnd(Trailers.of(new H2Fields(frame.headers())));
            }
            return;
        }
        Http2Headers fields = frame.headers();
        head = new H2Fields(fields);
        String problem = H2Request.problem(fields);
        if (problem != null) {
            WireAnswer answer = listening.handler.malformed(400, problem, peer());
            out.whole(400, answer.headers(), answer.body(), answer.body().length());
            finish();
            return;
        }
        begin(fields);
    }

    private void begin(Http2Headers fields) {
        String path = H2Request.path(fields);
        int question = path.indexOf('?');
        Exchange exchange =
                new Exchange(
                        this,
                        H2Request.method(fields),
                        question < 0 ? path : path.substring(0, question),
                        question < 0 ? null : path.substring(question + 1));
        call = exchange;
        listening.active.increment();
        connection.calls(1);
        length = bodyEnded ? 0 : H2Request.length(fields);
        body.beginFrames(length);
        listening.calls.handle(exchange);
        if (!exchange.wantsBody()) {
            refused |= !bodyEnded;
            return;
        }
        BodyFailure failure =
                exchange.isStreamed() ? null : body.keep(exchange.maxBodyBytes());
        if (failure != null) {
            bodyFailed(failure);
        } else if (bodyEnded) {
            bodyEnd(null);
        } else {
            if (exchange.isStreamed() && H2Request.expectsContinue(fields)) {
                out.goOn();
            }
            await();
        }
    }

    private void await() {
        if (paused) {
            return;
        }
        Deadline deadline = limit;
        if (deadline == null) {
            deadline = shared.loop.deadline(() -> bodyFailed(BodyFailure.TOO_SLOW));
            limit = deadline;
        }
        deadline.set(listening.settings.bodyTimeoutMillis());
    }

    private void data(Http2DataFrame frame) {
        bodyEnded |= frame.isEndStream();
        Exchange exchange = call;
        if (refused || exchange == null) {
            return;
        }
        if (exchange.isStreamed()) {
            handOn(exchange, frame.content());
        } else if (!body.take(frame.content())) {
            bodyFailed(body.failure());
            return;
        }
        if (bodyEnded) {
            bodyEnd(null);
        } else if (!refused) {
            await();
        }
    }

    private void handOn(Exchange exchange, ByteBuf content) {
        int count = content.readableBytes();
        if (count > 0) {
            byte[] bytes = new byte[count];
            content.readBytes(bytes);
            listening.calls.data(exchange, Bytes.of(bytes));
        }
    }

    private void bodyEnd(@Nullable Headers trailers) {
        clearLimit();
        Exchange exchange = call;
        if (exchange == null || refused) {
            return;
        }
        if (exchange.isStreamed()) {
            listening.calls.end(exchange, trailers);
        } else {
            listening.calls.body(exchange, body.bytes());
        }
    }

    private void bodyFailed(BodyFailure failure) {
        clearLimit();
        refused = true;
        body.drop();
        Exchange exchange = call;
        if (exchange != null) {
            exchange.bodyFailed(failure);
        }
    }

    private void clearLimit() {
        if (limit != null) {
            limit.clear();
        }
    }

    @Override
    public Body body() {
        return this;
    }

    @Override
    public long bodyLength() {
        return length;
    }

    @Override
    public void pauseBody() {
        if (!paused) {
            paused = true;
            connection.paused(this, true);
            clearLimit();
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void resumeBody() {
        if (!paused) {
            return;
        }
        paused = false;
        connection.paused(this, false);
        if (!bodyEnded && !refused) {
            await();
        }
        channel.config().setAutoRead(true);
        // What the caller may send by that is told to it with the next flush only.
        out.mark();
    }

    /// The caller is gone: what waits of a paused body is thrown away, so that this is noticed.
    void drop() {
        refused = true;
        resumeBody();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof Http2ResetFrame) {
            drop();
        }
        ReferenceCountUtil.release(event);
    }

    /// A stream is no connection of its own.
    @Override
    public @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler) {
        return null;
    }

    @Override
    public boolean holdMore(long bytes) {
        return body.holdMore(bytes);
    }

    @Override
    public void releaseBody() {
        if (bodyEnded) {
            body.release();
        }
    }

    // What goes out

    @Override
    public void whole(int status, Headers headers, @Nullable Bytes bytes, long length) {
        out.whole(status, headers, bytes, length);
        answered();
    }

    @Override
    public void start(
            int status, Headers headers, long length, boolean mayHaveBody, boolean bodyless) {
        out.start(status, headers, length);
    }

    @Override
    public void write(Bytes data) {
        out.write(data);
    }

    @Override
    public void end(boolean bodyless, @Nullable Headers trailers) {
        out.end(bodyless ? null : trailers);
        answered();
    }

    @Override
    public void abort() {
        out.reset();
    }

    private void answered() {
        call = null;
        listening.active.decrement();
        connection.calls(-1);
        finish();
    }

    /// The answer is complete: of the request nothing more is wanted.
    private void finish() {
        clearLimit();
        body.release();
        refused |= !bodyEnded;
        resumeBody();
        if (!bodyEnded) {
            out.stopRequest();
        }
    }

    @Override
    public boolean isWritable() {
        return out.isWritable();
    }

    @Override
    public Loop loop() {
        return shared.loop;
    }

    @Override
    public String peer() {
        return Peers.text(channel.parent().remoteAddress());
    }

    @Override
    public HeaderView fields() {
        return head == null ? H2Fields.NONE : head;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        Exchange exchange = call;
        if (exchange != null) {
            exchange.writabilityChanged();
            shared.loop.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        clearLimit();
        if (paused) {
            connection.paused(this, false);
        }
        Exchange exchange = call;
        call = null;
        if (exchange != null) {
            listening.active.decrement();
            connection.calls(-1);
            exchange.closed();
        }
        body.release();
        out.discard();
        shared.loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        channel.close();
    }
}

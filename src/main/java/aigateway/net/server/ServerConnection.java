package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.Deadline;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.Loop;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.ServerHandler.WireAnswer;
import aigateway.net.Tunnel;
import aigateway.net.http1.Framing;
import aigateway.net.http1.RequestLine;
import aigateway.net.loop.ChannelTunnel;
import aigateway.net.loop.Ending;
import aigateway.net.server.RequestReader.State;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection that speaks HTTP/1.1: hands a request on, waits for the end of its answer, and
/// goes on with the next.
final class ServerConnection extends ChannelInboundHandlerAdapter
        implements Link, RequestReader.Events, Listening.Drainable {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    /// A body that nobody wants is read up to this, so that the connection can go on.
    private static final int DRAIN_BYTES = 64 * 1024;

    private final ServerLoop shared;
    private final Listening listening;
    private final Channel channel;
    private final RequestReader reader;
    private final AnswerOut out;
    private final Deadline limit;
    private final Ending ending;
    private boolean awaitsContinue;
    private boolean closeAfter;
    private @Nullable Exchange call;
    private @Nullable ChannelTunnel tunnel;
    private @Nullable String peer;

    ServerConnection(ServerLoop shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
        listening = shared.listening;
        out = new AnswerOut(shared, channel, this::fed);
        limit = shared.loop.deadline(this::expired);
        ending = new Ending(channel, limit);
        reader = new RequestReader(channel, listening, limit, this);
        listening.connections.add(this);
    }

    // What comes in

    /// A connection may be accepted just before the listener stops and get here after: then it was
    /// not on the list when the others were told to end.
    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        if (listening.stopping()) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            reader.read(in);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        shared.loop.flush();
    }

    @Override
    public void head(Framing framing) {
        RequestLine line = reader.line();
        Exchange exchange = new Exchange(this, line.method(), line.path(), line.query());
        call = exchange;
        listening.active.increment();
        closeAfter = framing.close();
        awaitsContinue =
                framing.expectsContinue() && line.isHttp11() && reader.state() == State.BODY;
        listening.calls.handle(exchange);
        if (exchange.wantsBody()) {
            readBody(exchange);
        } else if (reader.state() == State.BODY && isBodyTooMuch()) {
            closeAfter = true;
            reader.refuse();
        }
    }

    private void readBody(Exchange exchange) {
        if (reader.state() == State.WAIT) {
            deliver(exchange);
            return;
        }
        if (exchange.isStreamed()) {
            reader.streamBody(data -> listening.calls.data(exchange, data));
        } else {
            BodyFailure failure = reader.keepBody(exchange.maxBodyBytes());
            if (failure != null) {
                reader.refuse();
                bodyFailed(failure);
                return;
            }
        }
        if (awaitsContinue && !reader.hasInput()) {
            out.goOn();
        }
        awaitsContinue = false;
    }

    @Override
    public void bodyEnd() {
        Exchange exchange = call;
        if (exchange != null) {
            deliver(exchange);
        } else {
            next();
        }
    }

    private void deliver(Exchange exchange) {
        if (exchange.isStreamed()) {
            listening.calls.end(exchange, reader.trailers());
        } else {
            listening.calls.body(exchange, reader.body());
        }
    }

    @Override
    public void bodyFailed(BodyFailure failure) {
        closeAfter = true;
        Exchange exchange = call;
        if (exchange != null) {
            exchange.bodyFailed(failure);
        } else {
            closeWhenSent();
        }
    }

    @Override
    public void bad(int status, String problem) {
        WireAnswer answer = listening.handler.malformed(status, problem, peer());
        reader.refuse();
        out.whole(status, answer.headers(), answer.body(), answer.body().length(), true);
        closeWhenSent();
    }

    @Override
    public void refused(int bytes) {
        if (ending.isTooMuch(bytes)) {
            channel.close();
        }
    }

    private void expired() {
        switch (reader.state()) {
            case HEAD -> {
                if (out.isMoving()) {
                    limit.set(listening.settings.idleTimeoutMillis());
                } else if (reader.hasHeadBegun()) {
                    bad(408, "the request's head did not come in time");
                } else {
                    channel.close();
                }
            }
            case BODY -> {
                if (reader.isBodyPaused()) {
                    limit.set(listening.settings.bodyTimeoutMillis());
                } else {
                    reader.refuse();
                    bodyFailed(BodyFailure.TOO_SLOW);
                }
            }
            case WAIT, DROP -> {
                if (call == null && !out.isMoving()) {
                    channel.close();
                } else {
                    limit.set(listening.settings.idleTimeoutMillis());
                }
            }
        }
    }

    @Override
    public Body body() {
        return reader;
    }

    // What goes out

    @Override
    public void whole(int status, Headers headers, @Nullable Bytes body, long length) {
        out.whole(status, headers, body, length, isLast(true));
        answered();
    }

    @Override
    public void start(
            int status, Headers headers, long length, boolean mayHaveBody, boolean bodyless) {
        boolean inChunks = mayHaveBody && length < 0 && reader.line().isHttp11();
        boolean endIsTold = inChunks || bodyless || length >= 0;
        out.start(status, headers, length, inChunks, isLast(endIsTold));
    }

    @Override
    public void write(Bytes data) {
        out.write(data);
    }

    @Override
    public void end(boolean bodyless, @Nullable Headers trailers) {
        if (!bodyless) {
            out.end(trailers);
        }
        answered();
    }

    @Override
    public boolean isWritable() {
        return out.isWritable();
    }

    /// Whether this answer is the connection's last; asked when its head is written.
    ///
    /// @param endIsTold whether the answer's end can be seen without the connection's end
    private boolean isLast(boolean endIsTold) {
        closeAfter |= !endIsTold || listening.stopping() || isBodyLeft();
        return closeAfter;
    }

    /// True if nobody takes the rest of the body, and it is too much to be thrown away.
    private boolean isBodyLeft() {
        Exchange exchange = call;
        return reader.state() == State.BODY
                && (exchange == null || !exchange.isStreamed())
                && isBodyTooMuch();
    }

    private boolean isBodyTooMuch() {
        return awaitsContinue || reader.bodyLeft() < 0 || reader.bodyLeft() > DRAIN_BYTES;
    }

    private void answered() {
        call = null;
        listening.active.decrement();
        closeAfter |= isBodyLeft();
        if (reader.state() == State.BODY && !closeAfter) {
            reader.dropBody();
        } else {
            next();
        }
    }

    /// A large answer has gone out at last.
    private void fed() {
        if (call == null && reader.state() != State.BODY) {
            next();
        }
    }

    private void next() {
        if (out.isFeeding()) {
            return;
        }
        if (closeAfter) {
            closeWhenSent();
        } else {
            reader.next();
        }
    }

    @Override
    public @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler) {
        if (reader.state() != State.WAIT || !reader.line().isHttp11() || !channel.isActive()) {
            return null;
        }
        call = null;
        ChannelTunnel opened = new ChannelTunnel(shared.loop, channel, this::tunnelGone);
        opened.handler(handler);
        tunnel = opened;
        out.switching(headers);
        // Later, as input may be on its way through this handler right now.
        loop().execute(
                        () -> {
                            limit.clear();
                            if (channel.isActive()) {
                                opened.begin(this, reader.leave());
                            }
                        });
        return opened;
    }

    // The connection's end

    private void tunnelGone() {
        handOver();
        reader.close();
        listening.active.decrement();
    }

    private void closeWhenSent() {
        boolean mayComeMore = reader.state() != State.WAIT || reader.hasInput();
        reader.refuse();
        ending.begin(out::finish, mayComeMore);
    }

    @Override
    public void abort() {
        ending.reset();
    }

    /// Lets go of a connection that turns out to speak another protocol.
    void handOver() {
        limit.clear();
        listening.connections.remove(this);
    }

    @Override
    public void drain() {
        loop().execute(
                        () -> {
                            if (reader.state() == State.HEAD && !reader.hasHeadBegun()) {
                                channel.close();
                            }
                        });
    }

    @Override
    public void cut() {
        channel.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        Exchange exchange = call;
        if (out.isFeeding()) {
            if (channel.isWritable()) {
                out.flushPending();
            }
        } else if (exchange != null) {
            exchange.writabilityChanged();
            shared.loop.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        handOver();
        Exchange exchange = call;
        call = null;
        if (exchange != null) {
            listening.active.decrement();
            exchange.closed();
        }
        if (tunnel != null) {
            tunnel.gone();
        }
        reader.close();
        out.discard();
        shared.loop.flush();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a connection failed", cause);
        }
        channel.close();
    }

    @Override
    public Loop loop() {
        return shared.loop;
    }

    @Override
    public HeaderView fields() {
        return reader.head();
    }

    @Override
    public String peer() {
        String known = peer;
        if (known == null) {
            known = Peers.text(channel.remoteAddress());
            peer = known;
        }
        return known;
    }
}

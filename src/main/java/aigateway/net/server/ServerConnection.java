package aigateway.net.server;

import aigateway.net.Deadline;
import aigateway.net.Loop;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.ServerHandler.WireAnswer;
import aigateway.net.http1.Framing;
import aigateway.net.http1.HeadParser;
import aigateway.net.http1.Input;
import aigateway.net.http1.RequestLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection that speaks HTTP/1.1: reads a request, hands it on, waits for the end of its
/// answer, and goes on with the next.
final class ServerConnection extends ChannelInboundHandlerAdapter implements Listening.Drainable {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    /// A body that nobody wants is read up to this, so that the connection can go on.
    private static final int DRAIN_BYTES = 64 * 1024;

    private static final int LARGE_READ = 8 * 1024;
    private static final int HEAD_READ = 2 * 1024;

    private enum State {
        /// Before or inside of a request's head.
        HEAD,
        /// Inside of a request's body.
        BODY,
        /// The request is read; its answer is awaited.
        WAIT,
        /// Nothing more is read from this connection: what comes is thrown away.
        DROP,
        CLOSED
    }

    private final ServerLoop shared;
    private final Listening listening;
    private final Channel channel;
    private final RequestLine line = new RequestLine();
    private final HeadParser head;
    private final Input input = new Input();
    private final RequestBody body;
    private final AnswerOut out;
    private final Deadline limit;
    private final Ending ending;
    private State state = State.HEAD;
    private boolean processing;
    private boolean paused;
    private boolean headBegun;
    private boolean awaitsContinue;
    private boolean closeAfter;
    private @Nullable H1Exchange call;
    private @Nullable String peer;

    ServerConnection(ServerLoop shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
        listening = shared.listening;
        head = HeadParser.ofRequests(line, listening.settings.maxHeaderBytes());
        head.reset(0);
        body = new RequestBody(listening.budget);
        out = new AnswerOut(shared, channel, this::fed);
        limit = shared.loop.deadline(this::expired);
        limit.set(listening.settings.headerTimeoutMillis());
        ending = new Ending(channel, limit);
        listening.connections.add(this);
    }

    // What comes in

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (in.isReadable()) {
                take(in);
            }
        } finally {
            in.release();
        }
    }

    private void take(ByteBuf in) {
        int count = in.readableBytes();
        if (state == State.DROP || state == State.CLOSED) {
            in.skipBytes(count);
            if (ending.isTooMuch(count)) {
                channel.close();
            }
        } else if (state == State.BODY && input.isEmpty() && body.left() > 0) {
            bodyTaken(body.take(in));
        } else {
            boolean large = state == State.HEAD && input.isEmpty() && count > LARGE_READ;
            input.append(in, large ? HEAD_READ : count);
            process();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        shared.loop.flush();
    }

    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        boolean more = true;
        while (more) {
            more =
                    switch (state) {
                        case HEAD -> !input.isEmpty() && readHead();
                        case BODY -> !input.isEmpty() && readBody();
                        case WAIT -> !input.isEmpty() && holdBack();
                        case DROP, CLOSED -> false;
                    };
        }
        processing = false;
    }

    private boolean readHead() {
        switch (head.parse(input.array(), input.end())) {
            case MORE -> {
                if (!headBegun) {
                    headBegun = true;
                    limit.set(listening.settings.headerTimeoutMillis());
                }
                return false;
            }
            case BAD -> {
                malformed(head.status(), head.problem());
                return false;
            }
            case DONE -> {
                input.position(head.end());
                headBegun = false;
                begin(head.framing());
                return true;
            }
        }
        return false;
    }

    private void begin(Framing framing) {
        H1Exchange exchange = new H1Exchange(this, out, head, line);
        call = exchange;
        listening.active.increment();
        body.begin(framing);
        state = body.isComplete() ? State.WAIT : State.BODY;
        closeAfter = framing.close();
        awaitsContinue = framing.expectsContinue() && state == State.BODY;
        try {
            listening.handler.handle(exchange);
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
        if (exchange.wantsBody()) {
            BodyFailure failure = body.keep(exchange.maxBodyBytes());
            if (failure != null) {
                bodyFailed(failure);
            } else if (state == State.WAIT) {
                deliver(exchange);
            } else if (state == State.BODY) {
                awaitBody();
            }
        } else if (state == State.BODY && isBodyTooMuch()) {
            closeAfter = true;
            refuseInput();
        }
    }

    private void failed(H1Exchange exchange, RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a request's handler failed", e);
        WireAnswer answer = listening.handler.malformed(500, "internal error", peer());
        exchange.fail(answer.headers(), answer.body());
    }

    private void awaitBody() {
        limit.set(listening.settings.bodyTimeoutMillis());
        if (awaitsContinue && input.isEmpty()) {
            out.goOn();
        }
        awaitsContinue = false;
    }

    private boolean readBody() {
        int next = body.take(input.array(), input.position(), input.end());
        if (next >= 0) {
            input.position(next);
        }
        return bodyTaken(next >= 0);
    }

    private boolean bodyTaken(boolean ok) {
        if (!ok) {
            bodyFailed(body.failure());
            return false;
        }
        if (!body.isComplete()) {
            limit.set(listening.settings.bodyTimeoutMillis());
            return false;
        }
        state = State.WAIT;
        H1Exchange exchange = call;
        if (exchange != null) {
            deliver(exchange);
        } else {
            next();
        }
        return true;
    }

    private void deliver(H1Exchange exchange) {
        try {
            exchange.body(body.bytes());
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    private void bodyFailed(BodyFailure failure) {
        closeAfter = true;
        refuseInput();
        H1Exchange exchange = call;
        if (exchange != null) {
            exchange.bodyFailed(failure);
        } else {
            closeWhenSent();
        }
    }

    private boolean holdBack() {
        if (!paused) {
            paused = true;
            channel.config().setAutoRead(false);
        }
        return false;
    }

    private void refuseInput() {
        state = State.DROP;
        body.drop();
        input.clear();
    }

    private void expired() {
        switch (state) {
            case HEAD -> {
                if (headBegun) {
                    malformed(408, "the request's head did not come in time");
                } else {
                    channel.close();
                }
            }
            case BODY -> bodyFailed(BodyFailure.TOO_SLOW);
            case WAIT -> limit.set(listening.settings.idleTimeoutMillis());
            case DROP -> {
                if (call == null) {
                    channel.close();
                } else {
                    limit.set(listening.settings.idleTimeoutMillis());
                }
            }
            case CLOSED -> {}
        }
    }

    private void malformed(int status, String message) {
        WireAnswer answer = listening.handler.malformed(status, message, peer());
        refuseInput();
        closeAfter = true;
        out.whole(status, answer.headers(), answer.body(), answer.body().length(), true);
        closeWhenSent();
    }

    // What goes out

    void abort() {
        ending.reset();
    }

    /// Whether this answer is the connection's last; asked when its head is written.
    ///
    /// @param endIsTold whether the answer's end can be seen without the connection's end
    boolean isLast(boolean endIsTold) {
        closeAfter |= !endIsTold || listening.stopping();
        closeAfter |= state == State.BODY && isBodyTooMuch();
        return closeAfter;
    }

    private boolean isBodyTooMuch() {
        return awaitsContinue || body.left() < 0 || body.left() > DRAIN_BYTES;
    }

    void answered() {
        call = null;
        listening.active.decrement();
        if (state == State.BODY && !closeAfter) {
            body.drop();
        } else {
            next();
        }
    }

    /// A large answer has gone out at last.
    private void fed() {
        if (call == null && state != State.BODY) {
            next();
        }
    }

    private void next() {
        if (out.isFeeding()) {
            return;
        }
        if (closeAfter) {
            closeWhenSent();
            return;
        }
        body.release();
        state = State.HEAD;
        head.reset(input.nextPosition());
        if (input.isEmpty()) {
            input.clear();
        }
        limit.set(listening.settings.idleTimeoutMillis());
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
        }
        process();
    }

    // The connection's end

    private void closeWhenSent() {
        boolean mayComeMore = state == State.DROP || state == State.BODY || !input.isEmpty();
        refuseInput();
        if (paused) {
            paused = false;
            channel.config().setAutoRead(true);
        }
        ending.begin(out, mayComeMore);
    }

    @Override
    public void drain() {
        loop().execute(
                        () -> {
                            if (state == State.HEAD && !headBegun) {
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
        H1Exchange exchange = call;
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
        state = State.CLOSED;
        limit.clear();
        listening.connections.remove(this);
        H1Exchange exchange = call;
        call = null;
        if (exchange != null) {
            listening.active.decrement();
            exchange.closed();
        }
        body.release();
        input.clear();
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

    Loop loop() {
        return shared.loop;
    }

    String peer() {
        String known = peer;
        if (known == null) {
            known = Peers.text(channel.remoteAddress());
            peer = known;
        }
        return known;
    }
}

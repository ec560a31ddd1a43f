package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.NetFailure;
import aigateway.net.NetFailure.Kind;
import aigateway.net.http1.ChunkedDecoder;
import aigateway.net.http1.Framing;
import aigateway.net.http1.HeadParser;
import aigateway.net.http1.Input;
import aigateway.net.http1.StatusLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection to a server over HTTP/1.1: a call after the other.
final class H1Connection extends ChannelInboundHandlerAdapter implements Carrier {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    private enum State {
        IDLE,
        HEAD,
        LENGTH,
        CHUNKED,
        TO_END,
        CLOSED
    }

    private final NettyClient client;
    private final OriginPool pool;
    private final Channel channel;
    private final RequestOut out;
    private final StatusLine line = new StatusLine();
    private final HeadParser head;
    private final ChunkedDecoder chunks = new ChunkedDecoder(true);
    private final Input input = new Input();
    private State state = State.IDLE;
    private long left;
    private long idleUntil;
    private int keepMillis;
    private boolean answered;
    private boolean reused;
    private boolean keepAlive;
    private boolean broken;
    private @Nullable ClientCall call;

    H1Connection(NettyClient client, OriginPool pool, Channel channel) {
        this.client = client;
        this.pool = pool;
        this.channel = channel;
        out = new RequestOut(client.loop, client.writer, channel);
        head = HeadParser.ofAnswers(line, client.settings.maxHeaderBytes());
        keepMillis = client.settings.idleMillis();
    }

    boolean isUsable() {
        return state == State.IDLE && channel.isActive();
    }

    long idleUntil() {
        return idleUntil;
    }

    /// Sends a call's request. `kept` if the connection was used before.
    void send(ClientCall next, boolean kept) {
        state = State.HEAD;
        call = next;
        reused = kept;
        answered = false;
        head.reset(0);
        next.on(this);
        out.send(next.request(), pool);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            input.append(in, in.readableBytes());
        } finally {
            in.release();
        }
        answered = true;
        boolean more = true;
        while (more) {
            more =
                    switch (state) {
                        case IDLE -> unasked();
                        case HEAD -> !input.isEmpty() && readHead();
                        case LENGTH -> readLength();
                        case CHUNKED -> readChunks();
                        case TO_END -> readAll();
                        case CLOSED -> false;
                    };
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        client.loop.flush();
    }

    private boolean unasked() {
        if (!input.isEmpty()) {
            close();
        }
        return false;
    }

    private boolean readHead() {
        return switch (head.parse(input.array(), input.end())) {
            case MORE -> false;
            case BAD -> broke(head.problem());
            case DONE -> {
                input.position(head.end());
                yield line.code() < 200 ? interim() : begin(head.framing());
            }
        };
    }

    private boolean interim() {
        if (line.code() == 101) {
            return broke("the server switches protocols unasked");
        }
        head.reset(input.nextPosition());
        return true;
    }

    private boolean begin(Framing framing) {
        ClientCall current = call;
        if (current == null) {
            return false;
        }
        keepAlive = !framing.close();
        keepMillis();
        if (line.code() == 204 || line.code() == 304 || current.request().method().equals("HEAD")) {
            left = 0;
            state = State.LENGTH;
        } else if (framing.chunked()) {
            chunks.reset();
            state = State.CHUNKED;
        } else {
            left = framing.length();
            state = left < 0 ? State.TO_END : State.LENGTH;
            keepAlive &= left >= 0;
        }
        current.head(line.code(), head);
        return true;
    }

    /// Some servers tell how long they keep a connection; ours ends before.
    private void keepMillis() {
        String told = head.get("keep-alive");
        int at = told == null ? -1 : told.indexOf("timeout=");
        int seconds = 0;
        for (int i = at + 8; told != null && at >= 0 && i < told.length(); i++) {
            char c = told.charAt(i);
            if (c < '0' || c > '9' || seconds > 10_000) {
                break;
            }
            seconds = seconds * 10 + c - '0';
        }
        int most = client.settings.idleMillis();
        keepMillis = seconds == 0 ? most : Math.min(most, Math.max(seconds - 1, 1) * 1000);
    }

    private boolean readLength() {
        int count = (int) Math.min(left, input.end() - input.position());
        left -= count;
        deliver(input.position(), count);
        return state == State.LENGTH && left == 0 && complete();
    }

    private boolean readAll() {
        deliver(input.position(), input.end() - input.position());
        return false;
    }

    /// Moves the payload of all chunks that are here together, over their framing, so that they are
    /// delivered as one.
    private boolean readChunks() {
        byte[] in = input.array();
        int first = -1;
        int to = 0;
        int i = chunks.frame(in, input.position(), input.end());
        while (i >= 0 && chunks.left() > 0 && i < input.end()) {
            int count = (int) Math.min(chunks.left(), input.end() - i);
            if (first < 0) {
                first = i;
                to = i;
            } else {
                System.arraycopy(in, i, in, to, count);
            }
            to += count;
            chunks.took(count);
            i = chunks.frame(in, i + count, input.end());
        }
        if (i < 0) {
            return broke("malformed chunk");
        }
        input.position(i);
        if (first >= 0) {
            give(Bytes.of(in, first, to - first));
        }
        return state == State.CHUNKED && chunks.isDone() && complete();
    }

    private void deliver(int from, int count) {
        if (count > 0) {
            input.position(from + count);
            give(Bytes.of(input.array(), from, count));
        }
    }

    private void give(Bytes data) {
        ClientCall current = call;
        if (current != null) {
            current.data(data);
        }
    }

    private boolean complete() {
        ClientCall done = call;
        call = null;
        state = State.IDLE;
        boolean clean = keepAlive && input.isEmpty() && !out.isFeeding();
        input.clear();
        resume();
        if (clean) {
            release();
        } else {
            close();
        }
        if (done != null) {
            done.end();
        }
        return false;
    }

    /// Gives an idle connection to the pool.
    void release() {
        idleUntil = client.loop.nowMillis() + keepMillis;
        if (!client.keep(pool, this)) {
            close();
        }
    }

    private boolean broke(String problem) {
        ClientCall current = call;
        abandon();
        if (current != null) {
            current.fail(Kind.PROTOCOL, problem);
        }
        return false;
    }

    @Override
    public void pause() {
        channel.config().setAutoRead(false);
    }

    @Override
    public void resume() {
        channel.config().setAutoRead(true);
    }

    @Override
    public void abandon() {
        call = null;
        close();
    }

    void close() {
        state = State.CLOSED;
        out.discard();
        channel.close();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (out.isFeeding() && channel.isWritable()) {
            out.feed();
            channel.flush();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        State last = state;
        state = State.CLOSED;
        out.discard();
        pool.remove(this);
        ClientCall current = call;
        call = null;
        if (current != null) {
            ended(current, last);
        }
        client.loop.flush();
    }

    private void ended(ClientCall current, State last) {
        if (last == State.TO_END && !broken) {
            current.end();
        } else if (last != State.HEAD) {
            current.fail(Kind.CUT, "the connection ended inside of the answer");
        } else if (answered || !reused || !current.retry()) {
            NetFailure.Kind kind = Kind.CLOSED;
            current.fail(kind, "the connection ended before the answer");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        broken = true;
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "a connection failed", cause);
        }
        channel.close();
    }
}

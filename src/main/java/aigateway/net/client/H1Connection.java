package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.NetFailure;
import aigateway.net.NetFailure.Kind;
import aigateway.net.http1.ChunkedDecoder;
import aigateway.net.http1.Framing;
import aigateway.net.http1.HeadParser;
import aigateway.net.http1.Input;
import aigateway.net.http1.StatusLine;
import aigateway.net.loop.ChannelTunnel;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One connection to a server over HTTP/1.1: a call after the other.
final class H1Connection extends ChannelInboundHandlerAdapter implements Carrier {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    /// How long a server that takes nothing more may be read from.
    private static final int LAST_READ_MILLIS = 30_000;

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
    private boolean uploaded;
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
        Upload upload = next.upload();
        if (upload == null) {
            out.send(next.request(), pool);
            return;
        }
        // A server that reads no more may have answered: then the answer is there to be read.
        channel.config().setAutoClose(false);
        out.open(next.request(), pool, upload.length());
        upload.on(out);
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
            return switchProtocols();
        }
        head.reset(input.nextPosition());
        return true;
    }

    private boolean switchProtocols() {
        ClientCall current = call;
        if (current == null || !current.isSwitching()) {
            return broke("the server switches protocols unasked");
        }
        ChannelTunnel tunnel = new ChannelTunnel(client.loop, channel, () -> {});
        tunnel.handler(current.upgraded(head, tunnel));
        call = null;
        state = State.CLOSED;
        Bytes early = Bytes.of(input.array(), input.position(), input.end() - input.position());
        tunnel.begin(this, early);
        return false;
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

    private boolean readChunks() {
        byte[] in = input.array();
        int next = chunks.join(in, input.position(), input.end());
        if (next < 0) {
            return broke("malformed chunk");
        }
        input.position(next);
        int count = chunks.payloadEnd() - chunks.payload();
        if (count > 0) {
            give(Bytes.of(in, chunks.payload(), count));
        }
        if (state != State.CHUNKED || !chunks.isDone()) {
            return false;
        }
        ClientCall current = call;
        if (current != null) {
            current.trailers(chunks.trailers());
        }
        return complete();
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
        boolean clean = keepAlive && !broken && input.isEmpty() && out.isDone();
        input.clear();
        resume();
        if (clean) {
            if (isUpload(done)) {
                channel.config().setAutoClose(true);
                uploaded = !reused;
            }
            release();
        } else {
            close();
        }
        if (done != null) {
            done.end();
        }
        return false;
    }

    private static boolean isUpload(@Nullable ClientCall call) {
        return call != null && call.upload() != null;
    }

    /// Gives an idle connection to the pool.
    void release() {
        idleUntil = client.loop.nowMillis() + keepMillis;
        if (!client.keep(pool, this, uploaded)) {
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
        if (isUpload(call) && !out.isDone()) {
            // A server that reads slowly would not see an end behind what is on its way.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
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
        ClientCall current = call;
        Upload upload = current == null ? null : current.upload();
        if (upload != null) {
            upload.writabilityChanged();
            client.loop.flush();
        } else if (out.isFeeding() && channel.isWritable()) {
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
        } else if (isUpload(call)) {
            // Nothing more can be sent, but an answer may be here already.
            out.discard();
            client.loop.deadline(channel::close).set(LAST_READ_MILLIS);
            return;
        }
        channel.close();
    }
}

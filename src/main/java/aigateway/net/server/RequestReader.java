package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.Deadline;
import aigateway.net.Headers;
import aigateway.net.ListenerSettings;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.http1.Framing;
import aigateway.net.http1.HeadParser;
import aigateway.net.http1.Input;
import aigateway.net.http1.RequestLine;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Cuts one connection's input into requests: a head, its body, and then nothing more until
/// [#next]. What is pipelined behind waits here, and then in the socket.
final class RequestReader implements Link.Body {
    private static final int LARGE_READ = 8 * 1024;
    private static final int HEAD_READ = 2 * 1024;

    enum State {
        /// Before or inside of a request's head.
        HEAD,
        /// Inside of a request's body.
        BODY,
        /// The request is read; its answer is awaited.
        WAIT,
        /// Nothing more is read from this connection: what comes is thrown away.
        DROP
    }

    /// Who takes the requests.
    interface Events {
        /// A head has come in; the body follows unless it is complete.
        void head(Framing framing);

        /// The body is complete, wanted or not.
        void bodyEnd();

        /// The body cannot be used; the input is refused already.
        void bodyFailed(BodyFailure failure);

        /// What came in is no acceptable head.
        void bad(int status, String problem);

        /// So many bytes were thrown away after [#refuse].
        void refused(int bytes);
    }

    private final Channel channel;
    private final ListenerSettings settings;
    private final Deadline limit;
    private final Events events;
    private final RequestBody body;
    private final Input input = new Input();
    private final RequestLine line = new RequestLine();
    private final HeadParser head;
    private State state = State.HEAD;
    private boolean processing;
    private boolean paused;
    private boolean bodyPaused;
    private boolean headBegun;

    RequestReader(Channel channel, Listening listening, Deadline limit, Events events) {
        this.channel = channel;
        this.limit = limit;
        this.events = events;
        settings = listening.settings;
        body = new RequestBody(listening.budget);
        head = HeadParser.ofRequests(line, settings.maxHeaderBytes());
        head.reset(0);
        limit.set(settings.headerTimeoutMillis());
    }

    State state() {
        return state;
    }

    HeadParser head() {
        return head;
    }

    RequestLine line() {
        return line;
    }

    /// True if some of the next head is here.
    boolean hasHeadBegun() {
        return headBegun;
    }

    /// Bytes of the body still to come, or -1 if unknown.
    long bodyLeft() {
        return body.left();
    }

    /// True if input is here that is not used up.
    boolean hasInput() {
        return !input.isEmpty();
    }

    Bytes body() {
        return body.bytes();
    }

    /// Takes all of a read.
    void read(ByteBuf in) {
        while (in.isReadable()) {
            int count = in.readableBytes();
            if (state == State.DROP) {
                in.skipBytes(count);
                events.refused(count);
            } else if (state == State.BODY && input.isEmpty() && body.left() > 0) {
                bodyTaken(body.take(in));
            } else {
                boolean large = state == State.HEAD && input.isEmpty() && count > LARGE_READ;
                input.append(in, large ? HEAD_READ : count);
                process();
            }
        }
    }

    private void process() {
        if (processing) {
            return;
        }
        processing = true;
        boolean more = true;
        while (more && !input.isEmpty()) {
            more =
                    switch (state) {
                        case HEAD -> readHead();
                        case BODY -> readBody();
                        case WAIT -> holdBack();
                        case DROP -> false;
                    };
        }
        processing = false;
    }

    private boolean readHead() {
        return switch (head.parse(input.array(), input.end())) {
            case MORE -> {
                if (!headBegun) {
                    headBegun = true;
                    limit.set(settings.headerTimeoutMillis());
                }
                yield false;
            }
            case BAD -> {
                events.bad(head.status(), head.problem());
                yield false;
            }
            case DONE -> {
                input.position(head.end());
                headBegun = false;
                body.begin(head.framing());
                state = body.isComplete() ? State.WAIT : State.BODY;
                events.head(head.framing());
                yield true;
            }
        };
    }

    private boolean readBody() {
        int next = body.take(input.array(), input.position(), input.end());
        if (next >= 0 && state == State.BODY) {
            input.position(next);
        }
        return bodyTaken(next >= 0);
    }

    private boolean bodyTaken(boolean ok) {
        if (state != State.BODY) {
            // Whoever took the last piece of it wants nothing more.
            return false;
        }
        if (!ok) {
            BodyFailure failure = body.failure();
            refuse();
            events.bodyFailed(failure);
            return false;
        }
        if (!body.isComplete()) {
            limit.set(settings.bodyTimeoutMillis());
            return false;
        }
        state = State.WAIT;
        resumeBody();
        events.bodyEnd();
        return true;
    }

    private boolean holdBack() {
        if (!paused) {
            paused = true;
            channel.config().setAutoRead(false);
        }
        return false;
    }

    private void goOn() {
        if (paused || bodyPaused) {
            paused = false;
            bodyPaused = false;
            channel.config().setAutoRead(true);
        }
    }

    /// Hands the body on as it comes instead of throwing it away.
    void streamBody(Consumer<Bytes> taker) {
        limit.set(settings.bodyTimeoutMillis());
        body.stream(taker);
    }

    @Override
    public long bodyLength() {
        Framing framing = head.framing();
        return framing.chunked() ? -1 : Math.max(framing.length(), 0);
    }

    @Override
    public void pauseBody() {
        if (state == State.BODY && !bodyPaused) {
            bodyPaused = true;
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void resumeBody() {
        if (bodyPaused) {
            bodyPaused = false;
            limit.set(settings.bodyTimeoutMillis());
            channel.config().setAutoRead(true);
        }
    }

    /// True if it is not the caller's fault that no more of the body comes.
    boolean isBodyPaused() {
        return bodyPaused;
    }

    /// The fields behind the body that was read, or null.
    @Nullable Headers trailers() {
        return body.trailers();
    }

    /// All that came in behind the request that was read; nothing more is taken after this.
    Bytes leave() {
        state = State.DROP;
        int from = input.position();
        Bytes rest = Bytes.of(input.array(), from, input.end() - from);
        body.release();
        input.clear();
        return rest;
    }

    /// Gathers the body instead of throwing it away; a failure if it is too long to begin with.
    @Nullable BodyFailure keepBody(int maxBytes) {
        limit.set(settings.bodyTimeoutMillis());
        return body.keep(maxBytes);
    }

    /// From now on the body is thrown away.
    void dropBody() {
        resumeBody();
        body.drop();
    }

    @Override
    public boolean holdMore(long bytes) {
        return state == State.WAIT && body.holdMore(bytes);
    }

    /// Gives the memory of a body that was read back. The connection's own buffer keeps the head,
    /// and what came along with it: a small body, or the beginning of a large one.
    @Override
    public void releaseBody() {
        if (state == State.WAIT) {
            body.release();
        }
    }

    /// From now on everything is thrown away.
    void refuse() {
        state = State.DROP;
        body.drop();
        input.clear();
        goOn();
    }

    /// Goes on with the next request.
    void next() {
        body.release();
        state = State.HEAD;
        head.reset(input.nextPosition());
        if (input.isEmpty()) {
            input.clear();
        }
        limit.set(settings.idleTimeoutMillis());
        goOn();
        process();
    }

    /// Gives all memory back.
    void close() {
        state = State.DROP;
        body.release();
        input.clear();
    }
}

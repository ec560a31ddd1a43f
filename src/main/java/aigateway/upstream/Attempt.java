package aigateway.upstream;

import aigateway.call.Call;
import aigateway.dialect.Outgoing;
import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.Deadline;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.Simulation;
import aigateway.provider.Target;
import aigateway.provider.TimeLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One try at one target, on the call's loop. Holds events back until one commits.
final class Attempt implements ClientHandler {
    private static final int MOST_HELD_EVENTS = 1_000;
    private static final int MOST_WHOLE_BYTES = 32 << 20;
    private static final long LINGER_MILLIS = 5_000;

    private final Run run;
    private final Call call;
    private final Target target;
    private final @Nullable Secret key;
    private final Upstream upstream;
    private final Deadline deadline;
    private @Nullable ClientExchange exchange;
    private @Nullable ReplyReader reader;
    private @Nullable ErrorBody errorBody;
    private int errorStatus;
    private int retryAfter;
    private List<ChatEvent> held = List.of();
    private boolean committed;
    private boolean over;
    private boolean bodyEnded;
    private boolean sawBytes;
    private boolean wholeBody;
    private long reserved;
    private long totalAt;
    private long progressAt;
    private String progressLimit = "firstByteTimeoutSeconds";

    Attempt(Run run, Call call, Target target, @Nullable Secret key, Upstream upstream) {
        this.run = run;
        this.call = call;
        this.target = target;
        this.key = key;
        this.upstream = upstream;
        deadline = call.loop().deadline(this::expired);
    }

    private Provider provider() {
        return target.provider();
    }

    private TimeLimits limits() {
        return target.provider().limits();
    }

    void send(Outgoing outgoing) {
        long now = call.loop().nowMillis();
        totalAt = now + limits().totalMillis();
        boolean stream = call.request().stream();
        progress(now, stream ? limits().firstByteStreamMillis() : limits().firstByteWholeMillis());
        Simulation simulation = provider().kind().simulation();
        if (simulation != null) {
            call.loop().execute(() -> simulate(simulation));
        } else {
            exchange =
                    call.loop()
                            .client()
                            .send(Requests.chat(call, target, key, outgoing, upstream), this);
        }
    }

    private void simulate(Simulation simulation) {
        if (over) {
            return;
        }
        begin(call.request().stream());
        for (Bytes piece : simulation.answer(call.request(), target.model())) {
            data(piece);
        }
        end();
    }

    private void progress(long now, long limitMillis) {
        progressAt = now + limitMillis;
        deadline.set(Math.min(progressAt, totalAt) - now);
    }

    private void begin(boolean eventStream) {
        wholeBody = !eventStream;
        reader =
                provider()
                        .kind()
                        .dialect()
                        .reader(provider().name(), target.model(), eventStream, new Gate());
    }

    @Override
    public void head(int status, HeaderView headers) {
        if (status >= 200 && status < 300) {
            begin(isEventStream(headers.get("content-type")));
        } else {
            errorStatus = status;
            errorBody = new ErrorBody();
            retryAfter = RetryAfter.seconds(headers, Clock.systemUTC());
        }
        call.upstreamHead(status, headers);
    }

    private boolean isEventStream(@Nullable String contentType) {
        if (contentType == null || contentType.startsWith("application/octet-stream")) {
            return call.request().stream();
        }
        return contentType.startsWith(provider().kind().dialect().streamType());
    }

    @Override
    public void data(Bytes data) {
        if (over) {
            return;
        }
        if (reader == null) {
            if (errorBody != null) {
                errorBody.add(data);
            }
            return;
        }
        if (!sawBytes && !call.request().stream()) {
            sawBytes = true;
            progressLimit = "idleTimeoutSeconds";
        }
        if (wholeBody && !takes(data.length())) {
            return;
        }
        reader.data(data);
        if (!over && (committed || sawBytes)) {
            progress(call.loop().nowMillis(), limits().idleMillis());
        }
    }

    /// Makes room for more of a whole body; false if there is none, and the attempt failed.
    private boolean takes(int bytes) {
        if (reserved + bytes > MOST_WHOLE_BYTES) {
            String what = " sent an answer of more than " + MOST_WHOLE_BYTES + " bytes";
            fail(new Failure.InvalidAnswer(provider().name(), provider().name() + what));
            return false;
        }
        if (upstream.budget().reserve(bytes)) {
            reserved += bytes;
            return true;
        }
        fail(
                new Failure.Refused(
                        503,
                        "too many bytes are buffered at the moment ([gateway] maxBufferedBytes);"
                                + " try again",
                        "service_unavailable_error",
                        null,
                        "overloaded",
                        1));
        return false;
    }

    private void release() {
        if (reserved > 0) {
            upstream.budget().release(reserved);
            reserved = 0;
        }
    }

    @Override
    public void end() {
        bodyEnded = true;
        if (over) {
            deadline.clear();
        } else if (reader != null) {
            reader.end();
        } else {
            failWithError();
        }
    }

    private void failWithError() {
        Bytes body = errorBody == null ? Bytes.EMPTY : errorBody.bytes();
        Failure.UpstreamError error =
                provider()
                        .kind()
                        .dialect()
                        .readError(provider().name(), errorStatus, body, retryAfter);
        fail(error);
    }

    @Override
    public void failed(NetFailure failure) {
        bodyEnded = true;
        if (over) {
            return;
        }
        if (errorBody != null) {
            failWithError();
        } else if (failure.kind() == NetFailure.Kind.CUT && reader != null) {
            // The reader knows whether what came is whole: a stream that has its finish reason is.
            reader.end();
        } else {
            fail(NetFailures.read(provider().name(), failure));
        }
    }

    private void fail(Failure failure) {
        if (over) {
            return;
        }
        stop();
        Failure shown = new Masking(provider().keys()).mask(failure);
        if (committed) {
            run.brokeOff(target, shown);
        } else {
            run.failed(target, key, shown);
        }
    }

    private void expired() {
        if (over) {
            cancel();
            return;
        }
        boolean total = totalAt <= progressAt;
        String limit = total ? "totalTimeoutSeconds" : progressLimit;
        String message = provider().name() + " did not answer in time (" + limit + ")";
        fail(new Failure.TimedOut(provider().name(), limit, message));
    }

    private void stop() {
        over = true;
        release();
        deadline.clear();
        if (exchange != null && !bodyEnded) {
            exchange.cancel();
        }
    }

    void cancel() {
        stop();
    }

    void pause() {
        if (exchange != null) {
            exchange.pause();
        }
        if (!over) {
            // The silence is ours now; only the limit for the whole call goes on.
            progressAt = Long.MAX_VALUE;
            deadline.set(totalAt - call.loop().nowMillis());
        }
    }

    void resume() {
        if (exchange != null) {
            exchange.resume();
        }
        if (!over) {
            progress(call.loop().nowMillis(), limits().idleMillis());
        }
    }

    /// Takes what the reader reads; holds it back until it commits.
    private final class Gate implements Sink {
        @Override
        public void on(ChatEvent event) {
            if (over) {
                return;
            }
            sawBytes = true;
            progressLimit = "idleTimeoutSeconds";
            if (committed) {
                run.on(event);
            } else if (event.commits()) {
                commit(event);
            } else {
                hold(event);
            }
        }

        private void hold(ChatEvent event) {
            if (held.isEmpty()) {
                held = new ArrayList<>(4);
            }
            held.add(named(event));
            if (held.size() > MOST_HELD_EVENTS) {
                fail(invalid(" streams events but no answer"));
            }
        }

        /// Where a provider's answers do not name their model it is the one that was asked.
        private ChatEvent named(ChatEvent event) {
            return event instanceof ChatEvent.Started(String id, long created, String model)
                            && model.isEmpty()
                    ? new ChatEvent.Started(id, created, target.model())
                    : event;
        }

        private void commit(ChatEvent event) {
            committed = true;
            run.committed(target);
            for (ChatEvent earlier : held) {
                run.on(earlier);
            }
            held = List.of();
            run.on(event);
        }

        @Override
        public void end() {
            if (over) {
                return;
            }
            if (!committed) {
                fail(invalid(" ended its answer before it began"));
                return;
            }
            over = true;
            release();
            if (bodyEnded) {
                deadline.clear();
            } else {
                // The end marker has come but not the end of the body; it follows at once, and then
                // the connection can be used again. If it does not, the connection is closed.
                totalAt = Long.MAX_VALUE;
                progress(call.loop().nowMillis(), LINGER_MILLIS);
            }
            run.completed();
        }

        @Override
        public void fail(Failure failure) {
            Attempt.this.fail(failure);
        }

        private Failure invalid(String what) {
            return new Failure.InvalidAnswer(provider().name(), provider().name() + what);
        }
    }
}

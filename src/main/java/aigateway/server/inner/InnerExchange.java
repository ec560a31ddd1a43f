package aigateway.server.inner;

import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.BufferBudget;
import aigateway.net.Headers;
import aigateway.net.Loop;
import aigateway.net.ServerExchange;
import aigateway.net.Tunnel;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A request that came from within the process, as a door sees it. Only for use on its loop.
final class InnerExchange implements ServerExchange {
    private final InnerRequest request;
    private final Loop loop;
    private final BufferBudget budget;
    private final Pipe pipe;
    private final Runnable onEnd;
    private long held;
    private boolean started;
    private boolean ended;
    private boolean gone;
    private @Nullable BodyHandler bodyHandler;
    private int maxBodyBytes;
    private @Nullable Runnable onWritability;
    private @Nullable Runnable onClosed;

    /// @param onEnd run once, when the answer is there or nobody wants it any more
    InnerExchange(InnerRequest request, Loop loop, BufferBudget budget, Pipe pipe, Runnable onEnd) {
        this.request = request;
        this.loop = loop;
        this.budget = budget;
        this.pipe = pipe;
        this.onEnd = onEnd;
        held = request.body().length();
    }

    /// Hands the body to who waits for it, once the door has seen the head.
    void deliver() {
        BodyHandler handler = bodyHandler;
        bodyHandler = null;
        if (handler == null) {
            return;
        }
        if (request.body().length() > maxBodyBytes) {
            handler.failed(BodyFailure.TOO_LARGE);
        } else {
            handler.body(request.body());
        }
    }

    /// Who asked has gone away.
    void closed() {
        Runnable action = onClosed;
        boolean open = !ended;
        gone |= open;
        ended();
        if (open && action != null) {
            action.run();
        }
    }

    /// What was written has left.
    void writabilityChanged() {
        Runnable action = onWritability;
        if (action != null) {
            action.run();
        }
    }

    @Override
    public Loop loop() {
        return loop;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return request.door().substring("POST ".length());
    }

    @Override
    public @Nullable String query() {
        return null;
    }

    @Override
    public String peer() {
        return request.peer();
    }

    @Override
    public @Nullable String get(String lowerCaseName) {
        return request.fields().get(lowerCaseName);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (Map.Entry<String, String> each : request.fields().entrySet()) {
            field.accept(each.getKey(), each.getValue());
        }
    }

    @Override
    public void readBody(int maxBytes, BodyHandler handler) {
        maxBodyBytes = maxBytes;
        bodyHandler = handler;
    }

    @Override
    public long bodyLength() {
        return request.body().length();
    }

    @Override
    public void streamBody(BodyStream handler) {
        throw new UnsupportedOperationException("a body from within comes whole");
    }

    @Override
    public void pauseBody() {}

    @Override
    public void resumeBody() {}

    @Override
    public @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler) {
        return null;
    }

    @Override
    public boolean holdMore(long bytes) {
        if (ended || !budget.reserve(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    @Override
    public void releaseBody() {
        budget.release(held);
        held = 0;
    }

    /// What is handed over may be in a buffer that is used again.
    @Override
    public void respond(int status, Headers headers, Bytes body) {
        if (!started && !ended) {
            pipe.begin(new Pipe.Head(status, headers, Bytes.of(body.toByteArray())));
            ended();
        }
    }

    @Override
    public void start(int status, Headers headers) {
        start(status, headers, -1);
    }

    @Override
    public void start(int status, Headers headers, long length) {
        if (!started && !ended) {
            started = true;
            pipe.begin(new Pipe.Head(status, headers, null));
        }
    }

    @Override
    public void write(Bytes data) {
        if (started && !ended) {
            pipe.add(Bytes.of(data.toByteArray()));
        }
    }

    @Override
    public void end() {
        end(new Headers());
    }

    @Override
    public void end(Headers trailers) {
        if (started && !ended) {
            pipe.end(true);
            ended();
        }
    }

    @Override
    public void abort() {
        if (!ended) {
            pipe.end(false);
            ended();
        }
    }

    @Override
    public boolean writable() {
        return ended || pipe.isOpen();
    }

    @Override
    public void onWritabilityChanged(Runnable action) {
        onWritability = action;
    }

    @Override
    public void onClosed(Runnable action) {
        if (gone) {
            loop.execute(action);
        } else {
            onClosed = action;
        }
    }

    private void ended() {
        if (!ended) {
            ended = true;
            releaseBody();
            pipe.end(true);
            onEnd.run();
        }
        bodyHandler = null;
        onClosed = null;
        onWritability = null;
    }
}

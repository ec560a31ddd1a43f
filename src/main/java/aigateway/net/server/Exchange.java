package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.Headers;
import aigateway.net.Loop;
import aigateway.net.ServerExchange;
import aigateway.net.Tunnel;
import aigateway.net.http1.Trailers;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// One request and its answer, over any version of HTTP.
final class Exchange implements ServerExchange {
    private enum Answer {
        NONE,
        STARTED,
        ENDED
    }

    private final Link link;
    private final String method;
    private final String path;
    private final @Nullable String query;
    private Answer answer = Answer.NONE;
    private boolean bodyless;
    private boolean gone;
    private long lengthLeft = -1;
    private int maxBodyBytes;
    private @Nullable BodyHandler bodyHandler;
    private @Nullable BodyStream bodyStream;
    private @Nullable Runnable onWritability;
    private @Nullable Runnable onClosed;

    Exchange(Link link, String method, String path, @Nullable String query) {
        this.link = link;
        this.method = method;
        this.path = path;
        this.query = query;
    }

    @Override
    public Loop loop() {
        return link.loop();
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public String peer() {
        return link.peer();
    }

    @Override
    public @Nullable String get(String lowerCaseName) {
        return answer == Answer.ENDED ? null : link.fields().get(lowerCaseName);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        if (answer != Answer.ENDED) {
            link.fields().forEach(field);
        }
    }

    @Override
    public void readBody(int maxBytes, BodyHandler handler) {
        if (answer != Answer.ENDED) {
            maxBodyBytes = maxBytes;
            bodyHandler = handler;
        }
    }

    int maxBodyBytes() {
        return maxBodyBytes;
    }

    @Override
    public long bodyLength() {
        return answer == Answer.ENDED ? 0 : link.body().bodyLength();
    }

    @Override
    public void streamBody(BodyStream handler) {
        if (answer != Answer.ENDED) {
            bodyStream = handler;
        }
    }

    @Override
    public void pauseBody() {
        if (bodyStream != null) {
            link.body().pauseBody();
        }
    }

    @Override
    public void resumeBody() {
        if (bodyStream != null) {
            link.body().resumeBody();
        }
    }

    boolean wantsBody() {
        return bodyHandler != null || bodyStream != null;
    }

    /// True while the body is taken piece by piece.
    boolean isStreamed() {
        return bodyStream != null;
    }

    void bodyData(Bytes data) {
        BodyStream stream = bodyStream;
        if (stream != null) {
            stream.data(data);
        }
    }

    void bodyEnd(@Nullable Headers trailers) {
        BodyStream stream = bodyStream;
        bodyStream = null;
        if (stream != null) {
            stream.end(trailers);
        }
    }

    void body(Bytes whole) {
        BodyHandler handler = bodyHandler;
        bodyHandler = null;
        if (handler != null) {
            handler.body(whole);
        }
    }

    void bodyFailed(BodyFailure failure) {
        BodyHandler handler = bodyHandler;
        BodyStream stream = bodyStream;
        bodyHandler = null;
        bodyStream = null;
        if (handler != null) {
            handler.failed(failure);
        } else if (stream != null) {
            stream.failed(failure);
        }
    }

    @Override
    public @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler) {
        if (answer != Answer.NONE) {
            return null;
        }
        Tunnel tunnel = link.upgrade(headers, handler);
        if (tunnel != null) {
            ended();
        }
        return tunnel;
    }

    @Override
    public boolean holdMore(long bytes) {
        return answer != Answer.ENDED && link.body().holdMore(bytes);
    }

    /// After the answer's end the link may have another request's body already.
    @Override
    public void releaseBody() {
        if (answer != Answer.ENDED && !wantsBody()) {
            link.body().releaseBody();
        }
    }

    @Override
    public void respond(int status, Headers headers, Bytes body) {
        if (answer != Answer.NONE) {
            return;
        }
        ended();
        boolean none = mayHaveNoBody(status);
        long length = status == 204 || status == 304 ? -1 : body.length();
        link.whole(status, headers, none ? null : body, length);
    }

    @Override
    public void start(int status, Headers headers) {
        start(status, headers, -1);
    }

    @Override
    public void start(int status, Headers headers, long length) {
        if (answer != Answer.NONE) {
            return;
        }
        answer = Answer.STARTED;
        bodyless = mayHaveNoBody(status);
        boolean mayHaveBody = status != 204 && status != 304;
        lengthLeft = bodyless ? -1 : length;
        link.start(status, headers, mayHaveBody ? length : -1, mayHaveBody, bodyless);
    }

    @Override
    public void write(Bytes data) {
        if (answer != Answer.STARTED || bodyless) {
            return;
        }
        if (lengthLeft >= 0) {
            lengthLeft -= data.length();
            if (lengthLeft < 0) {
                abort();
                return;
            }
        }
        link.write(data);
    }

    @Override
    public void end() {
        end(null);
    }

    @Override
    public void end(@Nullable Headers trailers) {
        if (answer != Answer.STARTED) {
            return;
        }
        if (lengthLeft > 0) {
            abort();
            return;
        }
        ended();
        link.end(bodyless, Trailers.of(trailers));
    }

    @Override
    public void abort() {
        if (answer != Answer.ENDED) {
            ended();
            link.abort();
        }
    }

    /// Ends it after an error of ours: with an answer if there is none yet.
    void fail(Headers headers, Bytes body) {
        if (answer == Answer.NONE) {
            respond(500, headers, body);
        } else {
            abort();
        }
    }

    @Override
    public boolean writable() {
        return answer == Answer.ENDED || link.isWritable();
    }

    @Override
    public void onWritabilityChanged(Runnable action) {
        onWritability = action;
    }

    @Override
    public void onClosed(Runnable action) {
        if (gone) {
            link.loop().execute(action);
        } else {
            onClosed = action;
        }
    }

    void writabilityChanged() {
        Runnable action = onWritability;
        if (action != null) {
            action.run();
        }
    }

    /// The caller is gone.
    void closed() {
        Runnable action = onClosed;
        boolean open = answer != Answer.ENDED;
        gone = open;
        ended();
        if (open && action != null) {
            action.run();
        }
    }

    private void ended() {
        answer = Answer.ENDED;
        bodyHandler = null;
        bodyStream = null;
        onClosed = null;
        onWritability = null;
    }

    private boolean mayHaveNoBody(int status) {
        return status == 204 || status == 304 || method.equals("HEAD");
    }
}

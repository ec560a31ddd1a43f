package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import org.jspecify.annotations.Nullable;

/// One request and the way to its answer, whatever connection it is on.
final class H1Call implements ClientExchange {
    private final NettyClient client;
    private final ClientRequest request;
    private final ClientHandler handler;
    private @Nullable H1Connection connection;
    private boolean retried;
    private boolean over;
    private boolean paused;

    H1Call(NettyClient client, ClientRequest request, ClientHandler handler) {
        this.client = client;
        this.request = request;
        this.handler = handler;
    }

    ClientRequest request() {
        return request;
    }

    /// True if nobody waits for an answer any more.
    boolean isOver() {
        return over;
    }

    void on(H1Connection taken) {
        connection = taken;
        if (paused) {
            taken.pause();
        }
    }

    /// The kept connection was closed under it: tries once with a fresh one.
    boolean retry() {
        if (retried) {
            return false;
        }
        retried = true;
        connection = null;
        client.connect(this);
        return true;
    }

    void head(int status, HeaderView headers) {
        handler.head(status, headers);
    }

    void data(Bytes data) {
        if (!over) {
            handler.data(data);
        }
    }

    void end() {
        if (!over) {
            over = true;
            connection = null;
            handler.end();
        }
    }

    void fail(NetFailure.Kind kind, String message) {
        if (!over) {
            over = true;
            connection = null;
            handler.failed(new NetFailure(kind, message));
        }
    }

    @Override
    public void cancel() {
        H1Connection on = connection;
        over = true;
        connection = null;
        if (on != null) {
            on.abandon();
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (connection != null) {
            connection.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (connection != null) {
            connection.resume();
        }
    }
}

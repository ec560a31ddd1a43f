package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.HeaderView;
import aigateway.net.NetFailure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request and the way to its answer, whatever carries it.
final class ClientCall implements ClientExchange {
    private final NettyClient client;
    /// Let go of once an answer begins, since nothing is sent again after that.
    private @Nullable ClientRequest request;

    private final ClientHandler handler;
    private @Nullable Carrier carrier;
    private boolean retried;
    private boolean over;
    private boolean paused;

    ClientCall(NettyClient client, ClientRequest request, ClientHandler handler) {
        this.client = client;
        this.request = request;
        this.handler = handler;
    }

    ClientRequest request() {
        return Objects.requireNonNull(request, "the answer has begun");
    }

    /// True if nobody waits for an answer any more.
    boolean isOver() {
        return over;
    }

    void on(Carrier taken) {
        carrier = taken;
        if (paused) {
            taken.pause();
        }
    }

    /// A kept connection turned out to be closed, or a server told that it did not begin: tries
    /// once more, over a fresh connection where HTTP/1.1 is spoken. False if that was done already.
    boolean retry() {
        if (retried || over) {
            return false;
        }
        retried = true;
        carrier = null;
        client.again(this);
        return true;
    }

    void head(int status, HeaderView headers) {
        request = null;
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
            carrier = null;
            handler.end();
        }
    }

    void fail(NetFailure.Kind kind, String message) {
        if (!over) {
            over = true;
            carrier = null;
            handler.failed(new NetFailure(kind, message));
        }
    }

    @Override
    public void cancel() {
        Carrier on = carrier;
        over = true;
        carrier = null;
        if (on != null) {
            on.abandon();
        }
    }

    @Override
    public void pause() {
        paused = true;
        if (carrier != null) {
            carrier.pause();
        }
    }

    @Override
    public void resume() {
        paused = false;
        if (carrier != null) {
            carrier.resume();
        }
    }
}

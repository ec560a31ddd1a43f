package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.NetFailure;
import aigateway.net.Tunnel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One request and the way to its answer, whatever carries it.
final class ClientCall implements ClientExchange {
    private final NettyClient client;
    /// Let go of once an answer begins, since nothing is sent again after that.
    private @Nullable ClientRequest request;

    private final ClientHandler handler;
    private final @Nullable Upload upload;
    private @Nullable Carrier carrier;
    private boolean retried;
    private boolean over;
    private boolean paused;

    /// @param upload sends the body, or null if the request holds it
    ClientCall(
            NettyClient client,
            ClientRequest request,
            ClientHandler handler,
            @Nullable Upload upload) {
        this.client = client;
        this.request = request;
        this.handler = handler;
        this.upload = upload;
    }

    /// Who sends the body, or null if the request holds it.
    @Nullable Upload upload() {
        return upload;
    }

    /// True if it may be sent over a connection that was used before.
    boolean mayUseKept() {
        return upload == null || upload.mayUseKept();
    }

    /// True if the server is asked to go on with another protocol than HTTP.
    boolean isSwitching() {
        return upload != null && upload.isSwitching();
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
        if (retried || over || upload != null && !upload.rewind()) {
            return false;
        }
        retried = true;
        carrier = null;
        client.again(this);
        return true;
    }

    void head(int status, HeaderView headers) {
        request = null;
        if (upload != null) {
            upload.answered();
        }
        handler.head(status, headers);
    }

    void data(Bytes data) {
        if (!over) {
            handler.data(data);
        }
    }

    void trailers(@Nullable Headers trailers) {
        if (!over && trailers != null) {
            handler.trailers(trailers);
        }
    }

    /// The connection is a tunnel from here on; who takes what comes out of it.
    Tunnel.Handler upgraded(HeaderView headers, Tunnel tunnel) {
        Tunnel.Handler taker = handler.upgraded(headers, tunnel);
        over = true;
        carrier = null;
        return taker;
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

    /// Ends it because of what its sender did; the handler is told a little later.
    void breakOff(String problem) {
        cancel();
        NetFailure failure = new NetFailure(NetFailure.Kind.PROTOCOL, problem);
        client.loop.execute(() -> handler.failed(failure));
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

package aigateway.net.client;

import aigateway.model.Bytes;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.Headers;
import aigateway.net.http1.Trailers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request whose body is written piece by piece.
///
/// A server may close a kept connection unseen, and what was sent then may or may not have been
/// worked on. So a kept connection of HTTP/1.1 is used only for what may be sent twice: a method
/// that may be repeated with a small body or none, which is kept until the answer begins.
/// Everything
/// else gets a connection of its own, or a stream of HTTP/2.
final class Upload implements ClientStream {
    /// A body of this length at most is kept for a second try.
    private static final int MAX_KEPT_BYTES = 64 * 1024;

    private static final Set<String> REPEATABLE =
            Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

    /// Where a body goes.
    interface Out {
        /// Takes more of the body.
        void write(Bytes data);

        /// The body is complete; trailers only if its length was not told.
        void endBody(@Nullable Headers trailers);

        /// True while what is written leaves.
        boolean isWritable();
    }

    final ClientCall call;
    private final long length;
    private final boolean switching;
    private final List<Bytes> held = new ArrayList<>(2);
    private boolean repeatable;
    private boolean taken;
    private boolean ended;
    private long written;
    private @Nullable Headers trailers;
    private @Nullable Out out;
    private @Nullable Runnable onWritability;

    /// @param length of the body, or -1
    Upload(NettyClient client, ClientRequest head, long length, ClientHandler handler) {
        this.length = length;
        switching = length == 0 && head.headers().get("upgrade") != null;
        repeatable =
                length >= 0
                        && length <= MAX_KEPT_BYTES
                        && !switching
                        && REPEATABLE.contains(head.method());
        call = new ClientCall(client, head, handler, this);
    }

    /// The body's length, or -1.
    long length() {
        return length;
    }

    /// True if the server is asked to go on with another protocol.
    boolean isSwitching() {
        return switching;
    }

    /// True if it may be sent over a connection that was used before.
    boolean mayUseKept() {
        return repeatable;
    }

    /// Makes ready for another connection; false if what was sent over the last one is gone.
    boolean rewind() {
        out = null;
        return repeatable || !taken;
    }

    /// The head was sent this way; so goes the body.
    void on(Out way) {
        out = way;
        // Without a body, the request is whole with its head.
        taken = !held.isEmpty() || length == 0;
        for (Bytes piece : held) {
            way.write(piece);
        }
        if (!repeatable) {
            held.clear();
        }
        if (ended) {
            way.endBody(trailers);
        }
        writabilityChanged();
    }

    /// An answer has begun: nothing is sent again.
    void answered() {
        repeatable = false;
        held.clear();
    }

    void writabilityChanged() {
        Runnable action = onWritability;
        if (action != null && !call.isOver()) {
            action.run();
        }
    }

    @Override
    public void write(Bytes data) {
        if (ended || call.isOver() || data.isEmpty()) {
            return;
        }
        written += data.length();
        if (length >= 0 && written > length) {
            broken("the body is longer than was told");
            return;
        }
        Out way = out;
        if (way == null || repeatable) {
            held.add(data);
        }
        if (way != null) {
            taken = true;
            way.write(data);
        }
    }

    @Override
    public void endBody(@Nullable Headers behind) {
        if (ended || call.isOver()) {
            return;
        }
        if (length >= 0 && written < length) {
            broken("the body is shorter than was told");
            return;
        }
        ended = true;
        trailers = length < 0 ? Trailers.of(behind) : null;
        if (out != null) {
            out.endBody(trailers);
        }
    }

    private void broken(String problem) {
        ended = true;
        held.clear();
        call.breakOff(problem);
    }

    @Override
    public boolean writable() {
        Out way = out;
        return call.isOver() || way != null && way.isWritable();
    }

    @Override
    public void onWritabilityChanged(Runnable action) {
        onWritability = action;
    }

    @Override
    public void cancel() {
        held.clear();
        call.cancel();
    }

    @Override
    public void pause() {
        call.pause();
    }

    @Override
    public void resume() {
        call.resume();
    }
}

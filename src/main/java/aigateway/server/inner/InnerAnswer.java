package aigateway.server.inner;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// An answer whose head is there. For one thread, which may be blocked.
public final class InnerAnswer {
    private final InnerCall call;
    private final Pipe.Head head;

    InnerAnswer(InnerCall call, Pipe.Head head) {
        this.call = call;
        this.head = head;
    }

    /// The status of HTTP.
    public int status() {
        return head.status();
    }

    /// The header fields.
    public Headers headers() {
        return head.headers();
    }

    /// The body if it is there whole, or null if it is to be written as it comes.
    public @Nullable Bytes whole() {
        return head.whole();
    }

    /// Writes the body as it comes, each piece at once; the call ends early if that fails.
    ///
    /// @throws IOException if `out` throws it, or the answer breaks off
    public void writeTo(OutputStream out) throws IOException {
        boolean done = false;
        try {
            Bytes next = call.pipe().next();
            while (next != null) {
                out.write(next.toByteArray());
                out.flush();
                call.drained();
                next = call.pipe().next();
            }
            done = true;
        } finally {
            if (!done) {
                call.cancel();
            }
        }
    }
}

package aigateway.admin.view;

import aigateway.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Sends chat requests in where those of callers come in. Thread-safe.
public interface Playground {
    /// Counts the bytes of a body that is about to be read; false if there is no memory for it.
    boolean hold(long bytes);

    /// Gives back what was held for a body that is not sent.
    void letGo(long bytes);

    /// Sends a request and waits until its answer begins.
    ///
    /// @param departure gets what is to be done once when nobody waits for the answer any more
    /// @throws IOException if there is no answer
    Reply send(Request request, Consumer<Runnable> departure) throws IOException;

    /// A request.
    ///
    /// @param peer the address of whoever asks
    /// @param fields header fields by their names in lower case
    /// @param body held already; from now on it is the call's to give back
    record Request(String peer, Map<String, String> fields, Bytes body) {}

    /// What a caller gets.
    ///
    /// @param whole the body, or null if it comes bit by bit
    /// @param rest writes it then
    record Reply(int status, Map<String, String> headers, @Nullable Bytes whole, Rest rest) {}

    /// A body that comes bit by bit.
    interface Rest {
        /// Writes it as it comes; blocks until its end.
        ///
        /// @throws IOException if `out` throws it, or the answer breaks off
        void writeTo(OutputStream out) throws IOException;
    }
}

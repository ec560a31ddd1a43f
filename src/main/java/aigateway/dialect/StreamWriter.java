package aigateway.dialect;

import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import java.util.function.Consumer;

/// Turns a reply into the bytes of a stream. For one thread, for one reply.
public interface StreamWriter {
    /// The stream's content type.
    String contentType();

    /// A piece of the reply; the framed bytes, if there are any, go to `out`.
    void on(ChatEvent event, Consumer<Bytes> out);

    /// The reply is complete: the bytes that end the stream.
    ///
    /// @param comment a line to put before the end marker as a comment, or empty
    void end(String comment, Consumer<Bytes> out);

    /// The reply broke: an error event, and no end marker.
    void fail(Failure failure, Consumer<Bytes> out);

    /// A comment, which clients ignore; keeps the connection alive.
    Bytes comment(String text);
}

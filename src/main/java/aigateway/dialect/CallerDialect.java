package aigateway.dialect;

import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;

/// A wire format as callers speak it to the gateway. Stateless and shared by all threads.
public interface CallerDialect {
    /// Reads and checks a request's body.
    ReadResult read(Bytes body);

    /// A writer that folds a reply into one body.
    WholeWriter wholeWriter(CallerRequest request);

    /// A writer that sends a reply as a stream.
    StreamWriter streamWriter(CallerRequest request);

    /// A recorder that keeps a reply in this format.
    Recorder recorder();

    /// A decoder for the raw pieces of one reply in this format; it has read nothing yet.
    ChatEvent.Decoder decoder();

    /// The body of an error answer.
    Bytes error(Failure failure);

    /// The HTTP status of an error answer.
    int status(Failure failure);

    /// A request, or why it is none.
    sealed interface ReadResult {
        /// A well-formed request.
        record Read(CallerRequest request) implements ReadResult {}

        /// Not a request that the gateway takes.
        record Bad(Failure.Refused failure) implements ReadResult {}
    }
}

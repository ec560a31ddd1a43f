package aigateway.dialect;

import aigateway.model.Bytes;
import aigateway.model.ChatEvent;

/// A complete reply in a caller's format, whole or streamed, to be given again any number of times,
/// as either. Immutable, for all threads.
public interface Recording {
    /// Number of pieces.
    int pieces();

    /// A piece, numbered from 0.
    ///
    /// @param decoder one that has read the pieces before it, and no others
    ChatEvent piece(int number, ChatEvent.Decoder decoder);

    /// A decoder that has read nothing yet.
    ChatEvent.Decoder decoder();

    /// Bytes of memory that it takes, all told.
    long bytes();

    /// The reply as one whole body, made anew each time.
    Bytes answer();
}

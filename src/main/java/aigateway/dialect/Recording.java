package aigateway.dialect;

import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import org.jspecify.annotations.Nullable;

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

    /// All of it in one run of bytes that its [#opener()] reads, or null if it is too long for
    /// that. The same array each time.
    @Nullable Bytes packed();

    /// Reads what [#packed()] gave; the same for all of a dialect.
    Opener opener();

    /// Bytes of memory that it takes, all told.
    long bytes();

    /// The reply as one whole body, made anew each time.
    Bytes answer();

    /// Makes recordings of what was packed before. Stateless, for all threads.
    interface Opener {
        /// The recording that was packed into these bytes, which it keeps.
        Recording open(byte[] packed);
    }
}

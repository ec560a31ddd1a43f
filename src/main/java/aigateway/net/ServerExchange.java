package aigateway.net;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// A request that came in and its answer. All methods are called on its loop. An answer is either
/// one [#respond] or [#start], any number of [#write], and [#end] (or [#abort]); what is called
/// after the answer's end or after the caller went away does nothing.
public interface ServerExchange extends HeaderView {
    /// The loop of the connection.
    Loop loop();

    /// The method, as `POST`.
    String method();

    /// The path without the query, as sent: not decoded, begins with `/`.
    String path();

    /// The query without `?`, or null.
    @Nullable String query();

    /// The caller's IP address as text.
    String peer();

    /// Reads the whole body. Called at most once, and before the handler returns; without it the
    /// body is thrown away after the answer. An `Expect: 100-continue` is answered by this.
    void readBody(int maxBytes, BodyHandler handler);

    /// The length of the body in bytes, 0 if there is none, -1 if it is not known beforehand.
    long bodyLength();

    /// Reads the body piece by piece, in place of [#readBody]; it may be longer than any limit.
    /// Called at most once, and before the handler returns; an `Expect: 100-continue` is answered
    /// by this. After the answer's end, or when the caller went away ([#onClosed]), the handler is
    /// not called any more.
    void streamBody(BodyStream handler);

    /// Reads no more of a streamed body for now; what was read already may still be delivered.
    void pauseBody();

    /// Goes on reading a streamed body.
    void resumeBody();

    /// Answers 101 and goes on with bytes both ways; only for HTTP/1.1, and in place of an answer.
    ///
    /// @param headers the `upgrade` field and what belongs to the other protocol
    /// @return the way to the caller, or null if the connection cannot do that
    @Nullable Tunnel upgrade(Headers headers, Tunnel.Handler handler);

    /// Ends the answer with fields behind it, which are sent only where the wire can carry them.
    void end(Headers trailers);

    /// Counts memory that was made of the body as a part of it; false if there is not so much left.
    boolean holdMore(long bytes);

    /// Says that the body's bytes are not needed any more, so that its memory can be used by
    /// others; at the latest the answer's end says it too.
    void releaseBody();

    /// Sends a whole answer.
    void respond(int status, Headers headers, Bytes body);

    /// Sends the head of an answer whose length is not known.
    void start(int status, Headers headers);

    /// Sends the head of an answer of so many bytes: writing more, or ending it with less, aborts
    /// it. Where there is no body (HEAD), it is the length that there would be.
    ///
    /// @param length told as `content-length`, or -1 if it is not known
    void start(int status, Headers headers, long length);

    /// Sends more of the answer; flushed by the loop.
    void write(Bytes data);

    /// Ends the answer.
    void end();

    /// Cuts the connection (HTTP/2: resets the stream), so that the caller sees that the answer is
    /// not whole.
    void abort();

    /// True while the caller keeps up: what is written leaves.
    boolean writable();

    /// Calls back each time [#writable()] changes.
    void onWritabilityChanged(Runnable action);

    /// Calls back once if the caller goes away before the answer's end.
    void onClosed(Runnable action);

    /// Takes a whole body or the reason why there is none.
    interface BodyHandler {
        /// The whole body; its bytes are the handler's to keep until [ServerExchange#releaseBody()]
        /// or the answer's end.
        void body(Bytes body);

        /// There is no body that could be used; the handler answers.
        void failed(BodyFailure failure);
    }

    /// Why a body cannot be used.
    enum BodyFailure {
        /// Longer than the limit.
        TOO_LARGE,
        /// All buffered bodies together would be over their limit.
        OVERLOADED,
        /// The caller sends too slowly.
        TOO_SLOW,
        /// Wrong framing.
        MALFORMED
    }
}

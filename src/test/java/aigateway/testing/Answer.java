package aigateway.testing;

import java.io.IOException;

/// What a [FakeProvider] does with a request: any bytes, any pauses, any end. May be used many
/// times, by several threads.
@FunctionalInterface
public interface Answer {
    /// Plays the answer; an exception ends the connection, as the end of the wire does.
    void play(Wire wire, ReceivedRequest request) throws IOException, InterruptedException;

    /// True if another request may follow on the same connection.
    default boolean keepsAlive() {
        return true;
    }

    /// The same in pieces of so many bytes, cut anywhere: in lines, in characters.
    default Answer inPieces(int bytes) {
        return (wire, request) -> play(wire.inPieces(bytes), request);
    }

    /// The same, but the connection ends after so many bytes, those of the head included.
    default Answer cutAfter(int bytes, Wire.Cut how) {
        return (wire, request) -> {
            if (bytes == 0) {
                wire.cut(how);
            }
            play(wire.cutAfter(bytes, how), request);
        };
    }

    /// The same, after a pause.
    default Answer after(int millis) {
        return (wire, request) -> {
            Thread.sleep(millis);
            play(wire, request);
        };
    }
}

package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import java.util.List;

/// Events that go out together.
///
/// @param tries how often they were sent already
/// @param whole how often all of them came back from a sink that judges each by itself
/// @param sentThen how many lines the sink had taken when this piece was set aside, or -1
record Piece(List<LogEvent> events, int tries, int whole, long sentThen) {
    Piece {
        events = List.copyOf(events);
    }

    Piece(List<LogEvent> events) {
        this(events, 0, 0, -1);
    }

    int size() {
        return events.size();
    }

    boolean isAside() {
        return sentThen >= 0;
    }

    Piece triedAgain() {
        return new Piece(events, tries + 1, whole, sentThen);
    }

    /// A part of it, tried once more.
    Piece part(List<LogEvent> some) {
        return new Piece(some, tries + 1, 0, -1);
    }

    Piece cameBack() {
        return new Piece(events, tries + 1, whole + 1, sentThen);
    }

    Piece aside(long sent) {
        return new Piece(events, tries, whole, sent);
    }
}

package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import java.util.List;

/// Events that go out together.
///
/// @param tries how often they were sent already
/// @param partly how often some of those that they were sent with were not taken
record Piece(List<LogEvent> events, int tries, int partly) {
    Piece {
        events = List.copyOf(events);
    }

    Piece(List<LogEvent> events) {
        this(events, 0, 0);
    }

    int size() {
        return events.size();
    }
}

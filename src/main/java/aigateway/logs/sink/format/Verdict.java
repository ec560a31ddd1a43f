package aigateway.logs.sink.format;

import java.util.List;

/// What a sink's answer means for the events that were sent.
public sealed interface Verdict {
    /// All are in.
    record Taken() implements Verdict {}

    /// Some are in.
    ///
    /// @param again to be sent again, with their ids
    /// @param lost how many the sink will never take
    /// @param why what it said of the first of those that are not in, without secrets
    record Partly(List<LogEvent> again, int lost, String why) implements Verdict {
        /// Copies the list.
        public Partly {
            again = List.copyOf(again);
        }
    }

    /// None is in; sent again later they may be.
    ///
    /// @param waitMillis how long the sink wants to be left alone, or 0
    record Later(String why, long waitMillis) implements Verdict {}

    /// None is in: the request is too long for the sink, half of it may not be.
    record TooLong(String why) implements Verdict {}

    /// None is in, and sending them again would not help: a wrong credential, a wrong path.
    record Refused(String why) implements Verdict {}
}

package aigateway.logs.sink.format;

import aigateway.model.Bytes;
import java.util.List;

/// How one sink is spoken to: which requests carry events, and what its answers mean. No I/O; for
/// one thread, the sink's own, which is never a loop's.
public interface SinkFormat {
    /// Most events in a request.
    int maxEvents();

    /// Most bytes of events in a request, before compression; a longer single event is lost.
    int maxBytes();

    /// Requests to send before the first event, each time that the sink can be reached again (an
    /// index that must exist); each is answered by [#prepared(SinkRequest, int, Bytes)].
    List<SinkRequest> prepare();

    /// Reads the answer to one of [#prepare()].
    Verdict prepared(SinkRequest request, int status, Bytes body);

    /// The request that carries these events.
    SinkRequest write(List<LogEvent> events);

    /// Reads the answer to [#write(List)].
    ///
    /// @param retryAfter the answer's `retry-after`, or empty
    Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body);
}

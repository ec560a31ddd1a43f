package aigateway.analytics.events;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A server-sent event, ready to be written.
///
/// @param text the event with the empty line that ends it
record Event(Bytes text) {
    /// What a stream begins with: after how long a client that was cut off comes back.
    static final Event BEGIN = raw("retry: 2000\n\n");

    /// A comment, which clients pass over.
    static final Event KEEP_ALIVE = raw(": keep-alive\n\n");

    /// There is no more.
    static final Event END = raw("");

    private static Event raw(String text) {
        return new Event(Bytes.of(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// An event with a JSON value, which holds no line feed.
    static Event of(String name, Bytes json) {
        Bytes begin = Bytes.utf8("event: " + name + "\ndata: ");
        return new Event(Bytes.join(List.of(begin, json, Bytes.utf8("\n\n"))));
    }
}

package aigateway.server.grpc;

import aigateway.dialect.CallerDialect;
import aigateway.server.Front;
import aigateway.server.LiveCalls;
import aigateway.server.RequestIds;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// What all calls share. Thread-safe.
///
/// @param fronts the way behind the door, as it is now
/// @param active number of calls that are open on the wire
record Door(
        Supplier<Front> fronts,
        CallerDialect dialect,
        LiveCalls live,
        RequestIds ids,
        AnswerFields fields,
        Failures failures,
        AtomicInteger active) {
    static Door of(Supplier<Front> fronts, CallerDialect dialect, LiveCalls live) {
        AnswerFields fields = new AnswerFields();
        return new Door(
                fronts,
                dialect,
                live,
                new RequestIds(),
                fields,
                new Failures(dialect, fields),
                new AtomicInteger());
    }
}

package aigateway.logs.sink.format;

import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Partly;
import aigateway.logs.sink.format.Verdict.Refused;
import aigateway.logs.sink.format.Verdict.Taken;
import aigateway.logs.sink.format.Verdict.TooLong;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.model.Bytes;
import java.util.List;
import java.util.stream.Collectors;

/// A line of a table of answers: what a sink says to three events, and what it means in words.
record Case(int status, String retryAfter, String body, String meaning) {
    static final List<LogEvent> EVENTS = SampleLines.events(3);

    static Case of(int status, String body, String meaning) {
        return new Case(status, "", body, meaning);
    }

    static Case of(int status, String retryAfter, String body, String meaning) {
        return new Case(status, retryAfter, body, meaning);
    }

    String read(SinkFormat format) {
        return words(format.read(EVENTS, status, retryAfter, Bytes.utf8(body)));
    }

    static String words(Verdict verdict) {
        return switch (verdict) {
            case Taken() -> "taken";
            case Partly(List<LogEvent> again, int lost, String why) ->
                    "again [%s], lost %d: %s".formatted(ids(again), lost, why);
            case Later(String why, long millis) -> "later in %d: %s".formatted(millis, why);
            case TooLong(String why) -> "too long: " + why;
            case Refused(String why) -> "refused: " + why;
        };
    }

    private static String ids(List<LogEvent> events) {
        return events.stream().map(LogEvent::id).collect(Collectors.joining(" "));
    }
}

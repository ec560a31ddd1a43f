package aigateway.logs.sink.delivery;

import aigateway.logs.sink.format.LogEvent;
import aigateway.logs.sink.format.SinkFormat;
import aigateway.logs.sink.format.SinkRequest;
import aigateway.logs.sink.format.Verdict;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A format whose requests hold `id line` for each event, and whose answers say by their status and
/// body what became of them: 207 with `again N` and `lost M`.
record LineFormat(int maxEvents, int maxBytes, boolean prepares) implements SinkFormat {
    static final SinkRequest PREPARE = new SinkRequest("PUT", "/prepare", Map.of(), Bytes.EMPTY);

    @Override
    public List<SinkRequest> prepare() {
        return prepares ? List.of(PREPARE) : List.of();
    }

    @Override
    public Verdict prepared(SinkRequest request, int status, Bytes body) {
        return common(status, "");
    }

    @Override
    public SinkRequest write(List<LogEvent> events) {
        StringBuilder text = new StringBuilder();
        for (LogEvent event : events) {
            text.append(event.id()).append(' ').append(event.json().utf8()).append('\n');
        }
        return new SinkRequest("POST", "/in", Map.of(), Bytes.utf8(text.toString()));
    }

    @Override
    public Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body) {
        if (status == 666) {
            throw new IllegalStateException("a defect of the format");
        }
        if (status != 207) {
            return common(status, retryAfter);
        }
        String[] counts = body.utf8().split(" ");
        int again = Math.min(Integer.parseInt(counts[0]), events.size());
        int lost = Math.min(Integer.parseInt(counts[1]), events.size() - again);
        return new Verdict.Partly(new ArrayList<>(events.subList(0, again)), lost, "partly");
    }

    private static Verdict common(int status, String retryAfter) {
        String why = "status " + status;
        return switch (status) {
            case 200 -> new Verdict.Taken();
            case 413 -> new Verdict.TooLong(why);
            case 429, 503 ->
                    new Verdict.Later(
                            why, retryAfter.isEmpty() ? 0 : Long.parseLong(retryAfter) * 1_000);
            default -> new Verdict.Refused(why);
        };
    }
}

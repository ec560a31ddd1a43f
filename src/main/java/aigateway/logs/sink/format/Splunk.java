package aigateway.logs.sink.format;

import static aigateway.logs.sink.record.Line.ascii;

import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Partly;
import aigateway.logs.sink.format.Verdict.Taken;
import aigateway.logs.sink.record.Line;
import aigateway.logs.sink.record.Output;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Splunk's HTTP event collector: JSON objects one after the other, the log line as it is in each.
final class Splunk implements SinkFormat {
    private static final byte[] TIME = ascii("{\"time\":");
    private static final byte[] FIELDS = ascii(",\"fields\":{\"event_id\":");
    private static final byte[] LEVEL = ascii(",\"level\":\"");
    private static final byte[] END = ascii("\"}}");

    private final List<String> secrets;
    private final Map<String, String> headers;
    private final byte[] source;
    private final byte[][] levels = new byte[Level.values().length][];

    Splunk(Secret token, String host) {
        String sent = token.reveal().strip();
        secrets = List.of(sent);
        headers = Map.of("authorization", "Splunk " + sent, "content-type", "application/json");
        Output text = new Output(host.length() + 96);
        text.put(ascii(",\"host\":")).quoted(host);
        text.put(ascii(",\"source\":\"ai-gateway\",\"sourcetype\":\"_json\",\"event\":"));
        source = text.done().toByteArray();
        for (Level level : Level.values()) {
            levels[level.ordinal()] = ascii(level.name());
        }
    }

    @Override
    public int maxEvents() {
        return 2_000;
    }

    /// Splunk's cloud asks for a megabyte or so, and takes more.
    @Override
    public int maxBytes() {
        return 2 << 20;
    }

    @Override
    public List<SinkRequest> prepare() {
        return List.of();
    }

    @Override
    public Verdict prepared(SinkRequest request, int status, Bytes body) {
        return new Taken();
    }

    @Override
    public SinkRequest write(List<LogEvent> events) {
        Output out = Formats.room(events, 80 + source.length);
        for (LogEvent event : events) {
            out.put(TIME).seconds(event.millis()).put(source).put(event.json());
            out.put(FIELDS).quoted(event.id()).put(LEVEL);
            out.put(levels[Line.level(event.json()).ordinal()]).put(END);
        }
        return new SinkRequest("POST", "/services/collector/event", headers, out.done());
    }

    @Override
    public Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body) {
        JsonNode answer = Answers.object(body);
        if (status == 200) {
            return answer != null && answer.number("code", -1) == 0
                    ? new Taken()
                    : new Later(
                            "an answer that is none of the event collector's: " + said(body), 0);
        }
        String why = Answers.why(status, said(body), secrets);
        long bad = answer == null ? -1 : answer.number("invalid-event-number", -1);
        if (status == 400 && bad >= 0 && bad < events.size() && isEventsFault(answer)) {
            return without(events, (int) bad, why);
        }
        return Answers.failed(status, retryAfter, why);
    }

    /// Invalid data, no event, an empty event, bad fields; an index that the token may not use is
    /// no fault of an event.
    private static boolean isEventsFault(@Nullable JsonNode answer) {
        long code = answer == null ? -1 : answer.number("code", -1);
        return code == 6 || code == 12 || code == 13 || code == 15;
    }

    /// The collector reads up to the first event that it cannot read; what is behind was not looked
    /// at. What is before may be in or not, and is sent again with its ids.
    private static Verdict without(List<LogEvent> events, int bad, String why) {
        List<LogEvent> others = new ArrayList<>(events);
        others.remove(bad);
        return new Partly(others, 1, why);
    }

    private String said(Bytes body) {
        JsonNode answer = Answers.object(body);
        String text = answer == null ? null : answer.text("text");
        if (answer == null || text == null) {
            return Answers.plain(Answers.beginning(body), secrets);
        }
        return Answers.plain(text + " (code " + answer.number("code", -1) + ")", secrets);
    }
}

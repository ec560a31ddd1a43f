package aigateway.logs.sink.format;

import static aigateway.logs.sink.record.Line.ascii;

import aigateway.json.JsonNode;
import aigateway.logs.Level;
import aigateway.logs.sink.format.Verdict.Taken;
import aigateway.logs.sink.record.Line;
import aigateway.logs.sink.record.Output;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Datadog's log intake: a JSON array, each entry the log line with what Datadog calls reserved
/// attributes before it. It reads the time from `timestamp`, as the line has it.
final class Datadog implements SinkFormat {
    private static final byte[] EVENT_ID = ascii("\",\"event_id\":");

    private final List<String> secrets;
    private final Map<String, String> headers;
    private final byte[] source;
    private final byte[][] levels = new byte[Level.values().length][];

    Datadog(Secret key, String host) {
        String sent = key.reveal().strip();
        secrets = List.of(sent);
        headers = Map.of("dd-api-key", sent, "content-type", "application/json");
        Output text = new Output(host.length() + 96);
        text.put(ascii("{\"ddsource\":\"ai-gateway\",\"service\":\"ai-gateway\",\"hostname\":"));
        text.quoted(host).put(ascii(",\"status\":\""));
        source = text.done().toByteArray();
        for (Level level : Level.values()) {
            levels[level.ordinal()] = ascii(level.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public int maxEvents() {
        return 1_000;
    }

    /// Five megabytes with what stands around the lines.
    @Override
    public int maxBytes() {
        return 4_500_000;
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
        Output out = Formats.room(events, 32 + source.length);
        char before = '[';
        for (LogEvent event : events) {
            out.put(before).put(source);
            out.put(levels[Line.level(event.json()).ordinal()]).put(EVENT_ID).quoted(event.id());
            Line.members(event.json(), out);
            before = ',';
        }
        out.put(']');
        return new SinkRequest("POST", "/api/v2/logs", headers, out.done());
    }

    @Override
    public Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body) {
        if (status / 100 == 2) {
            return new Taken();
        }
        return Answers.failed(status, retryAfter, Answers.why(status, said(body), secrets));
    }

    /// `{"errors":[{"status":"403","title":"Forbidden","detail":"…"}]}`, or texts in the array.
    private static String said(Bytes body) {
        JsonNode answer = Answers.object(body);
        JsonNode errors = answer == null ? null : answer.get("errors");
        StringBuilder words = new StringBuilder();
        if (errors != null) {
            for (JsonNode error : errors.elements()) {
                add(words, error.text());
                add(words, error.text("title"));
                add(words, error.text("detail"));
            }
        }
        return words.isEmpty() ? Answers.beginning(body) : words.toString();
    }

    private static void add(StringBuilder words, @Nullable String more) {
        if (more != null && !more.isBlank()) {
            words.append(words.isEmpty() ? "" : ", ").append(more);
        }
    }
}

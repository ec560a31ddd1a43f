package aigateway.logs.sink.format;

import static aigateway.logs.sink.record.Line.ascii;

import aigateway.json.JsonNode;
import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Taken;
import aigateway.logs.sink.record.Line;
import aigateway.logs.sink.record.Output;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Elasticsearch and OpenSearch. A document is the log line as it is, with `@timestamp` and `host`
/// before it; the event's id is the document's, so that a line that is sent twice is there once.
final class ElasticSearch implements SinkFormat {
    private static final byte[] CREATE = ascii("{\"create\":{\"_id\":");
    private static final byte[] TIMESTAMP = ascii("}}\n{\"@timestamp\":");

    private final List<String> secrets;
    private final Map<String, String> headers;
    private final byte[] host;

    ElasticSearch(@Nullable Secret key, String host) {
        String given = key == null ? "" : key.reveal().strip();
        String sent = encoded(given);
        secrets = List.of(given, sent);
        headers = sent.isEmpty() ? Map.of() : Map.of("authorization", "ApiKey " + sent);
        Output text = new Output(host.length() + 32);
        text.put(ascii(",\"host\":{\"name\":")).quoted(host).put('}');
        this.host = text.done().toByteArray();
    }

    /// An API key is sent as base64 of `id:key`; no base64 has a colon.
    private static String encoded(String key) {
        return key.indexOf(':') < 0
                ? key
                : Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers(String contentType) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-type", contentType);
        all.put("accept", "application/json");
        return all;
    }

    @Override
    public int maxEvents() {
        return 2_000;
    }

    @Override
    public int maxBytes() {
        return 4 << 20;
    }

    @Override
    public List<SinkRequest> prepare() {
        return List.of(
                new SinkRequest(
                        "PUT",
                        "/" + ElasticIndex.NAME,
                        headers("application/json"),
                        ElasticIndex.DEFINITION));
    }

    @Override
    public Verdict prepared(SinkRequest request, int status, Bytes body) {
        if (status / 100 == 2 || ElasticIndex.isThere(status, body)) {
            return new Taken();
        }
        return Answers.failed(status, "", why(status, body));
    }

    @Override
    public SinkRequest write(List<LogEvent> events) {
        Output out = Formats.room(events, 100 + host.length);
        for (LogEvent event : events) {
            out.put(CREATE).quoted(event.id()).put(TIMESTAMP);
            Line.timestamp(event.json(), event.millis(), out);
            out.put(host);
            Line.members(event.json(), out);
            out.put('\n');
        }
        return new SinkRequest(
                "POST", BulkAnswer.PATH, headers("application/x-ndjson"), out.done());
    }

    @Override
    public Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body) {
        if (status / 100 != 2) {
            return Answers.failed(status, retryAfter, why(status, body));
        }
        JsonNode answer = Answers.object(body);
        if (answer == null || answer.get("errors") == null) {
            // the ids see to it that none is there twice
            return new Later("an answer that is none of _bulk: " + said(body), 0);
        }
        return answer.isTrue("errors") ? BulkAnswer.read(events, answer, secrets) : new Taken();
    }

    private String why(int status, Bytes body) {
        return Answers.why(status, said(body), secrets);
    }

    private String said(Bytes body) {
        JsonNode answer = Answers.object(body);
        JsonNode error = answer == null ? null : answer.get("error");
        String words = error == null ? Answers.beginning(body) : BulkAnswer.words(error);
        return Answers.plain(words, secrets);
    }
}

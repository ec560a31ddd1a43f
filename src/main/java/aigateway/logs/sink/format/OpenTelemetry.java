package aigateway.logs.sink.format;

import static aigateway.logs.sink.record.Line.ascii;

import aigateway.json.JsonNode;
import aigateway.logs.sink.format.Verdict.Later;
import aigateway.logs.sink.format.Verdict.Partly;
import aigateway.logs.sink.format.Verdict.Refused;
import aigateway.logs.sink.format.Verdict.Taken;
import aigateway.logs.sink.format.Verdict.TooLong;
import aigateway.logs.sink.record.LogRecord;
import aigateway.logs.sink.record.Output;
import aigateway.logs.sink.record.Proto;
import aigateway.logs.sink.record.ProtoFields;
import aigateway.logs.sink.record.ProtoFields.Field;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// OTLP over HTTP: an `ExportLogsServiceRequest` as a protocol buffer. All records are of one
/// resource, this gateway, and one scope.
final class OpenTelemetry implements SinkFormat {
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/x-protobuf");
    private static final int MOST_LENGTH_BYTES = 5;

    private final byte[] resource;
    private final byte[] scope;
    private final LogRecord record = new LogRecord();

    OpenTelemetry(String version, String host) {
        Output attributes = new Output(256);
        attribute(attributes, "service.name", "ai-gateway");
        attribute(attributes, "service.version", version);
        attribute(attributes, "host.name", host);
        resource = field(1, attributes);
        Output named = new Output(64);
        Proto.bytes(named, 1, ascii("ai-gateway"));
        Proto.bytes(named, 2, version.getBytes(StandardCharsets.UTF_8));
        scope = field(1, named);
    }

    private static void attribute(Output out, String name, String value) {
        Proto.text(out, 1, Proto.key(name), value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] field(int number, Output content) {
        Output out = new Output(content.size() + 8);
        Proto.message(out, number, content);
        return out.done().toByteArray();
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
        return List.of();
    }

    @Override
    public Verdict prepared(SinkRequest request, int status, Bytes body) {
        return new Taken();
    }

    @Override
    public SinkRequest write(List<LogEvent> events) {
        Output out = Formats.room(events, 512);
        int room = resource.length + scope.length + 2 * (1 + MOST_LENGTH_BYTES);
        int begin = out.skip(room);
        for (LogEvent event : events) {
            record.write(event.id(), event.millis(), event.json(), out);
        }
        byte[] head = head(out.size() - begin - room);
        out.overwrite(begin + room - head.length, head);
        return new SinkRequest(
                "POST", "/v1/logs", HEADERS, out.doneFrom(begin + room - head.length));
    }

    /// What stands before the records; the lengths in it count them.
    private byte[] head(int records) {
        Output inner = new Output(scope.length + 16);
        Proto.tag(inner, 2, Proto.LENGTH).varint(scope.length + records).put(scope);
        Output head = new Output(resource.length + inner.size() + 16);
        Proto.tag(head, 1, Proto.LENGTH).varint(resource.length + inner.size() + records);
        return head.put(resource).put(inner).done().toByteArray();
    }

    @Override
    public Verdict read(List<LogEvent> events, int status, String retryAfter, Bytes body) {
        if (status / 100 == 2) {
            return taken(events, body);
        }
        String why = Answers.why(status, said(body), List.of());
        return switch (status) {
            case 413 -> new TooLong(why);
            case 429, 502, 503, 504 -> new Later(why, RetryAfter.millis(retryAfter));
            default -> new Refused(why);
        };
    }

    /// An `ExportLogsServiceResponse` says if some records were left out.
    private static Verdict taken(List<LogEvent> events, Bytes body) {
        long lost;
        String why;
        JsonNode json = Answers.object(body);
        if (json != null) {
            JsonNode partly = json.get("partialSuccess");
            lost = partly == null ? 0 : count(partly.get("rejectedLogRecords"));
            String text = partly == null ? null : partly.text("errorMessage");
            why = text == null ? "" : text;
        } else {
            Field partly = ProtoFields.of(body).first(1);
            ProtoFields fields = ProtoFields.of(partly == null ? Bytes.EMPTY : partly.bytes());
            Field count = fields.first(1);
            Field text = fields.first(2);
            lost = count == null ? 0 : count.number();
            why = text == null ? "" : text.bytes().utf8();
        }
        if (lost <= 0) {
            return new Taken();
        }
        int most = (int) Math.min(lost, events.size());
        return new Partly(List.of(), most, "partial success: " + Answers.plain(why, List.of()));
    }

    /// JSON writes a number of 64 bits as a string.
    private static long count(@Nullable JsonNode count) {
        if (count == null) {
            return 0;
        }
        String text = count.text();
        if (text == null) {
            return count.asLong(0);
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0; // no number, no loss told
        }
    }

    /// The words of a `google.rpc.Status`, as a protocol buffer or as JSON; else the answer's
    /// beginning.
    private static String said(Bytes body) {
        JsonNode json = Answers.object(body);
        if (json != null) {
            String text = json.text("message");
            return text == null ? Answers.beginning(body) : text;
        }
        Field text = ProtoFields.of(body).first(2);
        return text == null || text.bytes().isEmpty()
                ? Answers.beginning(body)
                : text.bytes().utf8();
    }
}

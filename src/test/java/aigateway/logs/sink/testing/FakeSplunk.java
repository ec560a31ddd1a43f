package aigateway.logs.sink.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/// Splunk's HTTP event collector, with the codes of its reference. Events before a bad one are in.
public final class FakeSplunk extends FakeSink {
    /// Server is busy, code 9.
    public static final Reply BUSY = code(503, 9, "Server is busy");

    private static final Set<String> KEYS =
            Set.of("time", "host", "source", "sourcetype", "index", "event", "fields");

    private final String token;
    private volatile int mostBytes = 800 << 20;

    /// Takes this token only.
    public FakeSplunk(String token) {
        this.token = token;
    }

    /// An answer as the collector writes it.
    public static Reply code(int status, int code, String text) {
        return Reply.json(status, "{\"text\":\"" + text + "\",\"code\":" + code + "}");
    }

    /// Takes requests of so many bytes at most.
    public void mostBytes(int most) {
        mostBytes = most;
    }

    @Override
    protected Reply answer(Received request) {
        if (!request.path().equals("/services/collector/event")) {
            return code(404, 404, "The requested URL was not found on this server.");
        }
        if (!request.method().equals("POST")) {
            return code(405, 405, "Method Not Allowed");
        }
        String authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return code(401, 2, "Token is required");
        }
        if (!authorization.startsWith("Splunk ")) {
            return code(401, 3, "Invalid authorization");
        }
        if (!authorization.equals("Splunk " + token)) {
            return code(403, 4, "Invalid token");
        }
        if (request.body().length > mostBytes) {
            return code(413, 27, "Request entity too large");
        }
        return request.body().length == 0 ? code(400, 5, "No data") : events(request.body());
    }

    private Reply events(byte[] body) {
        List<JsonNode> good = new ArrayList<>();
        Reply reply = code(200, 0, "Success");
        try (MappingIterator<JsonNode> all = JSON.readerFor(JsonNode.class).readValues(body)) {
            while (all.hasNextValue()) {
                JsonNode event = all.nextValue();
                Reply problem = problem(event, good.size());
                if (problem != null) {
                    reply = problem;
                    break;
                }
                good.add(event);
            }
        } catch (JacksonException e) {
            reply = invalid(6, "Invalid data format", good.size());
        }
        good.forEach(event -> take(event.path("fields").path("event_id").asString(""), event));
        return reply;
    }

    private static @Nullable Reply problem(JsonNode event, int number) {
        if (!event.isObject() || !KEYS.containsAll(event.propertyNames())) {
            return invalid(6, "Invalid data format", number);
        }
        JsonNode time = event.path("time");
        long seconds = time.asLong(0); // in milliseconds it would be an hour of 57,000 years hence
        if (!time.isNumber() || seconds < 1_000_000_000 || seconds > 9_999_999_999L) {
            return invalid(6, "Invalid data format", number);
        }
        JsonNode content = event.path("event");
        if (content.isMissingNode() || content.isNull()) {
            return invalid(12, "Event field is required", number);
        }
        if (content.isString() && content.asString().isBlank()) {
            return invalid(13, "Event field cannot be blank", number);
        }
        JsonNode fields = event.path("fields");
        boolean flat = fields.isMissingNode() || fields.isObject();
        for (JsonNode field : fields) {
            flat = flat && field.isValueNode();
        }
        return flat ? null : invalid(15, "Error in handling indexed fields", number);
    }

    /// An answer that names the event that cannot be taken, counted from 0.
    public static Reply invalid(int code, String text, int number) {
        return Reply.json(
                400,
                "{\"text\":\"%s\",\"code\":%d,\"invalid-event-number\":%d}"
                        .formatted(text, code, number));
    }
}

package aigateway.logs.sink.testing;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Datadog's log intake, version 2, with the limits of its reference.
public final class FakeDatadog extends FakeSink {
    private static final int MOST_BYTES = 5_000_000;
    private static final int MOST_ENTRIES = 1_000;

    private final String key;

    /// Takes this key only.
    public FakeDatadog(String key) {
        this.key = key;
    }

    /// An answer as the intake writes it.
    public static Reply error(int status, String title) {
        return Reply.json(
                status,
                "{\"errors\":[{\"status\":\"%d\",\"title\":\"%s\"}]}".formatted(status, title));
    }

    @Override
    protected Reply answer(Received request) {
        if (!request.path().equals("/api/v2/logs") || !request.method().equals("POST")) {
            return error(404, "Not Found");
        }
        if (request.header("dd-api-key").isEmpty()) {
            return error(401, "Unauthorized");
        }
        if (!request.header("dd-api-key").equals(key)) {
            return error(403, "Forbidden");
        }
        if (!request.header("content-type").equals("application/json")) {
            return error(400, "Bad Request");
        }
        if (request.body().length > MOST_BYTES) {
            return error(413, "Payload Too Large");
        }
        try {
            return entries(JSON.readTree(request.body()));
        } catch (JacksonException e) {
            return error(400, "Bad Request");
        }
    }

    private Reply entries(JsonNode entries) {
        if (!entries.isArray() || entries.isEmpty()) {
            return error(400, "Bad Request");
        }
        if (entries.size() > MOST_ENTRIES) {
            return error(413, "Payload Too Large");
        }
        for (JsonNode entry : entries) {
            boolean good = entry.isObject();
            for (String name : new String[] {"ddsource", "service", "hostname", "status"}) {
                good = good && entry.path(name).isString();
            }
            if (!good || !entry.path("message").isString()) {
                return error(400, "Bad Request");
            }
        }
        entries.forEach(entry -> take(entry.path("event_id").asString(""), entry));
        return Reply.json(202, "{}");
    }
}

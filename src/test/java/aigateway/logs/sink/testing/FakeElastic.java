package aigateway.logs.sink.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Elasticsearch, as far as an index is made and documents are created by `_bulk`. Nothing makes an
/// index by itself here.
public final class FakeElastic extends FakeSink {
    private final String authorization;
    private final Set<String> known = new HashSet<>();
    private final Set<String> indices = new HashSet<>();
    private Function<JsonNode, @Nullable String> failing = _ -> null;

    /// Takes requests with this `authorization` only; none if it is empty.
    public FakeElastic(String authorization) {
        this.authorization = authorization;
    }

    /// An error answer as Elasticsearch writes it.
    public static Reply error(int status, String type, String reason) {
        return Reply.json(
                status,
                "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"},\"status\":%d}"
                        .formatted(type, reason, status));
    }

    /// Answers items for which this returns `status type`, with it; null takes them.
    public synchronized void failingItems(Function<JsonNode, @Nullable String> failure) {
        failing = failure;
    }

    /// Names of the indices that were made.
    public synchronized Set<String> indices() {
        return Set.copyOf(indices);
    }

    /// Forgets an index, as if an admin had removed it.
    public synchronized void remove(String index) {
        indices.remove(index);
    }

    @Override
    protected Reply answer(Received request) {
        if (!request.header("authorization").equals(authorization)) {
            return error(401, "security_exception", "unable to authenticate");
        }
        String[] path = request.path().substring(1).split("/");
        if (request.method().equals("PUT") && path.length == 1) {
            return create(path[0], request);
        }
        boolean bulk = path.length == 2 && path[1].equals("_bulk");
        return request.method().equals("POST") && bulk
                ? bulk(path[0], request)
                : error(404, "not_found", "no handler");
    }

    private Reply create(String index, Received request) {
        if (!indices.add(index)) {
            return error(400, "resource_already_exists_exception", "index [" + index + "] exists");
        }
        JSON.readTree(request.body());
        return Reply.json(200, "{\"acknowledged\":true,\"index\":\"" + index + "\"}");
    }

    private Reply bulk(String index, Received request) {
        if (!request.header("content-type").equals("application/x-ndjson")) {
            return error(406, "media_type_header_exception", "content-type");
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (!body.endsWith("\n")) {
            String reason = "The bulk request must be terminated by a newline [\\\\n]";
            return error(400, "illegal_argument_exception", reason);
        }
        String[] lines = body.split("\n");
        StringBuilder items = new StringBuilder();
        boolean errors = false;
        try {
            for (int i = 0; i < lines.length; i += 2) {
                String item = item(index, JSON.readTree(lines[i]), JSON.readTree(lines[i + 1]));
                errors |= item.contains("error");
                items.append(items.isEmpty() ? "" : ",").append(item);
            }
        } catch (JacksonException e) {
            return error(400, "illegal_argument_exception", "Malformed action/metadata line");
        }
        return Reply.json(200, "{\"errors\":" + errors + ",\"items\":[" + items + "]}");
    }

    private String item(String index, JsonNode action, JsonNode document) {
        String id = action.path("create").path("_id").asString("");
        String failure = failing.apply(document);
        if (!indices.contains(index)) {
            failure = "404 index_not_found_exception";
        } else if (failure == null && known.contains(id)) {
            failure = "409 version_conflict_engine_exception";
        }
        if (failure == null) {
            known.add(id);
            take(id, document);
            return "{\"create\":{\"status\":201}}";
        }
        String[] words = failure.split(" ");
        return "{\"create\":{\"status\":%s,\"error\":{\"type\":\"%s\",\"reason\":\"by order\"}}}"
                .formatted(words[0], words[1]);
    }
}

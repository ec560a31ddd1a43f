package aigateway.admin.policy;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The setting `ratelimit` in pieces: the plan for all, the plans of clients, and whatever else.
final class LimitJson {
    static final String POLICY = "policy";
    static final String CLIENTS = "clients";
    private static final Bytes EMPTY = Bytes.utf8("{}");

    private final Map<String, Bytes> rest = new LinkedHashMap<>();
    private final Map<String, Bytes> clients = new LinkedHashMap<>();
    private @Nullable Bytes policy;

    LimitJson(Bytes value) {
        JsonNode root = Objects.requireNonNull(Json.root(value));
        root.members(
                (name, node) -> {
                    if (name.equals(CLIENTS)) {
                        node.members((client, plan) -> clients.put(client, plan.raw()));
                    } else if (name.equals(POLICY)) {
                        policy = node.isNull() ? null : node.raw();
                    } else {
                        rest.put(name, node.raw());
                    }
                });
    }

    /// The plan for all, or `{}` if there is none.
    Bytes policy() {
        return policy == null ? EMPTY : policy;
    }

    LimitJson policy(@Nullable Bytes plan) {
        policy = plan;
        return this;
    }

    /// The plans of clients by their addresses.
    Map<String, Bytes> clients() {
        return clients;
    }

    /// The clients' plans as an object.
    Bytes clientsJson() {
        JsonWriter json = new JsonWriter();
        write(json, clients);
        return json.bytes();
    }

    /// The whole setting.
    Bytes bytes() {
        JsonWriter json = new JsonWriter().object();
        if (policy != null) {
            json.key(POLICY).raw(policy);
        }
        write(json.key(CLIENTS), clients);
        rest.forEach((name, value) -> json.key(name).raw(value));
        return json.endObject().bytes();
    }

    private static void write(JsonWriter json, Map<String, Bytes> members) {
        json.object();
        members.forEach((name, value) -> json.key(name).raw(value));
        json.endObject();
    }
}

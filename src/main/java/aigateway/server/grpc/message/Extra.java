package aigateway.server.grpc.message;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// Gathers fields that a message has no place of its own for. For one message.
final class Extra {
    private @Nullable JsonWriter json;

    /// Takes a field; `null` says nothing and is left out.
    void add(String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        JsonWriter out = json;
        if (out == null) {
            out = new JsonWriter(256).object();
            json = out;
        }
        out.key(name).raw(value.raw());
    }

    /// The fields as a JSON object, or an empty text if there are none.
    String text() {
        return json == null ? "" : json.endObject().bytes().utf8();
    }
}

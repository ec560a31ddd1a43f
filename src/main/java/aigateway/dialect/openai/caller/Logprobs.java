package aigateway.dialect.openai.caller;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;

/// Joins the pieces of a choice's log probabilities.
final class Logprobs {
    private Logprobs() {}

    /// One object whose lists hold what both objects' lists hold.
    static Bytes joined(Bytes before, Bytes more) {
        JsonNode first = Json.root(before);
        JsonNode second = Json.root(more);
        if (first == null || second == null) {
            return more;
        }
        JsonWriter json = new JsonWriter().object();
        first.members(
                (name, value) -> {
                    JsonNode other = second.get(name);
                    Bytes both =
                            other == null
                                    ? value.raw()
                                    : ChoiceFold.joined(value.raw(), other.raw());
                    json.key(name).raw(both);
                });
        second.members(
                (name, value) -> {
                    if (first.field(name) == null) {
                        json.key(name).raw(value.raw());
                    }
                });
        return json.endObject().bytes();
    }
}

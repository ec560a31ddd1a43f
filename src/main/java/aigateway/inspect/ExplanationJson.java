package aigateway.inspect;

import aigateway.inspect.RouteInspection.Rank;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import aigateway.route.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes where a request would go.
final class ExplanationJson {
    private ExplanationJson() {}

    /// A request that is none.
    static Bytes refused(Failure.Refused failure) {
        return refused(null, "The request is refused as it is, wherever it should go.", failure);
    }

    static Bytes refused(@Nullable Rule rule, String why, Failure.Refused failure) {
        JsonWriter json = begin("refused", rule, why);
        json.key("targets").array().endArray();
        json.key("refusal").object().key("status").number(failure.status());
        json.key("message").string(failure.message());
        Shown.text(json, "code", failure.code());
        return json.endObject().endObject().bytes();
    }

    static Bytes routed(Rule rule, String why, List<Rank> ranks) {
        JsonWriter json = begin("routed", rule, why);
        json.key("targets").array();
        int position = 1;
        for (Rank rank : ranks) {
            json.object().key("provider").string(rank.target().provider().name());
            json.key("model").string(rank.target().model());
            json.key("position").number(position++);
            json.key("resting").bool(rank.resting()).key("reason").string(rank.reason());
            json.key("wouldDrop").array();
            rank.drops().forEach(json::string);
            json.endArray().endObject();
        }
        return json.endArray().key("refusal").nul().endObject().bytes();
    }

    private static JsonWriter begin(String outcome, @Nullable Rule rule, String why) {
        JsonWriter json = new JsonWriter(1_024).object().key("outcome").string(outcome);
        Shown.text(json, "rule", rule == null ? null : rule.word());
        return json.key("why").string(why);
    }
}

package aigateway.dialect.cohere.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;

/// Log probabilities in OpenAI's form. Cohere gives a piece of text and the log probability of each
/// of its tokens; a piece of several is one entry with their sum, which is the piece's own.
final class Logprobs {
    private final JsonWriter out = new JsonWriter(256).object().key("content").array();
    private boolean any;

    /// Adds one of Cohere's items, or an array of them.
    Logprobs add(JsonNode item) {
        if (item.isArray()) {
            item.elements().forEach(this::add);
            return this;
        }
        String text = item.text("text");
        JsonNode values = item.get("logprobs");
        if (text != null && values != null && values.isArray()) {
            any = true;
            out.object().key("token").string(text).key("logprob");
            sum(values);
            out.key("bytes").nul().key("top_logprobs").array().endArray().endObject();
        }
        return this;
    }

    private void sum(JsonNode values) {
        double sum = 0;
        int count = 0;
        for (JsonNode value : values.elements()) {
            sum += value.asDouble();
            count++;
        }
        if (count == 1) {
            out.raw(values.elements().getFirst().raw());
        } else {
            out.number(sum);
        }
    }

    boolean isEmpty() {
        return !any;
    }

    /// The object for OpenAI's `logprobs`.
    Bytes json() {
        return out.endArray().key("refusal").nul().endObject().bytes();
    }
}

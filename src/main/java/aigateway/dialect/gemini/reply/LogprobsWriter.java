package aigateway.dialect.gemini.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.ChatEvent;
import aigateway.model.Sink;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Says Gemini's log probabilities in OpenAI's form.
final class LogprobsWriter {
    private LogprobsWriter() {}

    static void write(int choice, JsonNode result, Sink sink) {
        JsonNode chosen = result.get("chosenCandidates");
        JsonNode top = result.get("topCandidates");
        if (chosen == null) {
            return;
        }
        List<JsonNode> steps = top == null ? List.of() : top.elements();
        JsonWriter out = new JsonWriter().object().key("content").array();
        int number = 0;
        for (JsonNode token : chosen.elements()) {
            out.object();
            token(out, token);
            out.key("top_logprobs").array();
            JsonNode others = number < steps.size() ? steps.get(number).get("candidates") : null;
            if (others != null) {
                for (JsonNode other : others.elements()) {
                    out.object();
                    token(out, other);
                    out.endObject();
                }
            }
            out.endArray().endObject();
            number++;
        }
        out.endArray().key("refusal").nul().endObject();
        sink.on(new ChatEvent.Logprobs(choice, out.bytes()));
    }

    private static void token(JsonWriter out, JsonNode token) {
        String text = token.text("token");
        String said = text == null ? "" : text;
        JsonNode probability = token.get("logProbability");
        out.key("token").string(said).key("logprob");
        if (probability != null && probability.isNumber()) {
            out.raw(probability.raw());
        } else {
            out.number(0);
        }
        out.key("bytes").array();
        for (byte each : said.getBytes(StandardCharsets.UTF_8)) {
            out.number(each & 0xff);
        }
        out.endArray();
    }
}

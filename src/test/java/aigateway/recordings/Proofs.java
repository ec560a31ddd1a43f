package aigateway.recordings;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The signatures and the encrypted thinking of an answer of Anthropic or Gemini.
final class Proofs {
    private static final JsonMapper JSON = new JsonMapper();

    private Proofs() {}

    static List<String> in(Recording recording) {
        List<String> all = new ArrayList<>();
        if (Replay.isGemini(recording.api())) {
            gemini(recording, all);
            return all;
        }
        if (recording.json().at("/response/body").isObject()) {
            for (JsonNode block : recording.json().at("/response/body/content")) {
                add(all, block);
            }
            return all;
        }
        for (String line : recording.body().split("\n", -1)) {
            if (line.startsWith("data:")) {
                JsonNode event = JSON.readTree(line.substring(5));
                add(all, event.path("delta"));
                add(all, event.path("content_block"));
            }
        }
        return all;
    }

    private static void add(List<String> all, JsonNode block) {
        String signature = block.path("signature").asString("");
        if (!signature.isEmpty()) {
            all.add(signature);
        }
        if (block.path("type").asString("").equals("redacted_thinking")) {
            all.add(block.path("data").asString());
        }
    }

    private static void gemini(Recording recording, List<String> all) {
        String body = recording.body();
        boolean stream = body.startsWith("data:");
        for (String line : stream ? body.split("\n", -1) : new String[] {body}) {
            if (!stream || line.startsWith("data:")) {
                JSON.readTree(stream ? line.substring(5) : line)
                        .findValues("thoughtSignature")
                        .forEach(signature -> all.add(signature.asString()));
            }
        }
    }
}

package aigateway.dialect.openai;

import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.json.JsonDocument;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;

/// Takes out of the assistant messages the reasoning that this provider does not take or that
/// another provider signed. What is signed and left out is reported, once for all messages.
final class EarlierReasoningPatch {
    private static final JsonNames MESSAGE =
            new JsonNames(
                    "reasoning_content", "reasoning", "reasoning_details", "tool_calls", "role");
    private static final int TEXT = 0;
    private static final int PLAIN = 1;
    private static final int DETAILS = 2;
    private static final int CALLS = 3;
    private static final int ROLE = 4;

    private final JsonPatch patch;
    private final EarlierReasoning takes;
    private final String model;
    private final Losses losses;
    private final int[] at = new int[MESSAGE.size()];

    EarlierReasoningPatch(JsonPatch patch, EarlierReasoning takes, String model, Losses losses) {
        this.patch = patch;
        this.takes = takes;
        this.model = model;
        this.losses = losses;
    }

    /// All messages of a request.
    void all(JsonNode messages) {
        JsonDocument doc = messages.doc();
        int end = doc.next(messages.index());
        for (int i = doc.child(messages.index()); i < end; i = doc.next(i)) {
            MESSAGE.read(doc, i, at);
            if (at[ROLE] >= 0 && new JsonNode(doc, at[ROLE]).is("assistant")) {
                message(new JsonNode(doc, i));
            }
        }
    }

    private void message(JsonNode message) {
        JsonDocument doc = message.doc();
        if (takes == EarlierReasoning.NONE) {
            if (at[TEXT] >= 0) {
                patch.remove(message, "reasoning_content");
            }
            if (at[PLAIN] >= 0) {
                patch.remove(message, "reasoning");
            }
        }
        if (at[DETAILS] >= 0) {
            details(message, new JsonNode(doc, at[DETAILS]));
        }
        if (at[CALLS] >= 0) {
            calls(new JsonNode(doc, at[CALLS]));
        }
    }

    private void details(JsonNode message, JsonNode details) {
        JsonWriter kept = new JsonWriter().array();
        int left = 0;
        int out = 0;
        for (JsonNode detail : details.elements()) {
            boolean signed = detail.get("signature") != null || detail.get("data") != null;
            boolean fits =
                    takes == EarlierReasoning.DETAILS
                            && (!signed || ReasoningMaker.fits(detail.text("format"), model));
            if (fits) {
                kept.raw(detail.raw());
                left++;
            } else {
                out++;
                if (signed) {
                    losses.dropped("messages.reasoning_details");
                }
            }
        }
        if (out > 0 && left > 0) {
            patch.replace(details, kept.endArray().bytes());
        } else if (left == 0) {
            patch.remove(message, "reasoning_details");
        }
    }

    private void calls(JsonNode calls) {
        JsonDocument doc = calls.doc();
        int end = doc.next(calls.index());
        for (int i = doc.child(calls.index()); i < end; i = doc.next(i)) {
            if (doc.find(i, "extra_content") >= 0) {
                patch.remove(new JsonNode(doc, i), "extra_content");
                losses.dropped("messages.tool_calls.extra_content");
            }
        }
    }
}

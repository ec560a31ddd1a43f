package aigateway.dialect.gemini.request;

import aigateway.dialect.gemini.request.Conversation.Entry;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Content;
import aigateway.model.Losses;
import aigateway.model.Message;
import aigateway.model.ToolCall;
import java.util.List;

/// Writes calls of functions and their results.
final class CallWriter {
    /// What the ids begin with that the gateway made for models that give none.
    private static final String MADE = "call_gm_";

    private final ModelRules rules;
    private final Host host;
    private final PartWriter parts;
    private final Losses losses;

    CallWriter(ModelRules rules, Host host, PartWriter parts, Losses losses) {
        this.rules = rules;
        this.host = host;
        this.parts = parts;
        this.losses = losses;
    }

    /// Writes one call of a message.
    ///
    /// @param demanded true if Gemini refuses it without a signature
    void call(TurnWriter to, Entry entry, int number, boolean demanded) {
        ToolCall call = entry.message().toolCalls().get(number);
        String path = "messages." + entry.index() + ".tool_calls." + number;
        JsonWriter out = to.part().key("functionCall").object();
        if (takesId(call.id())) {
            out.key("id").string(call.id());
        }
        out.key("name").string(call.name()).key("args");
        JsonNode arguments = Json.root(Bytes.utf8(call.arguments()));
        if (arguments != null && arguments.isObject()) {
            out.raw(arguments.raw());
        } else if (call.arguments().isBlank()) {
            out.object().endObject();
        } else {
            losses.dropped(path + ".function.arguments");
            out.object().key("arguments").string(call.arguments()).endObject();
        }
        out.endObject();
        String signature = entry.signatures().of(call);
        if (signature == null && demanded) {
            signature = Signatures.UNCHECKED;
            losses.dropped(path + ".extra_content.google.thought_signature");
        }
        if (signature != null) {
            out.key("thoughtSignature").string(signature);
        }
        out.endObject();
    }

    /// Models since Gemini 3 match calls and results by id; at Vertex AI older ones have none.
    private boolean takesId(String id) {
        if (id.isEmpty()) {
            return false;
        }
        return rules.has(Trait.CALL_IDS) || (host != Host.VERTEX && !id.startsWith(MADE));
    }

    /// Writes the result of one call.
    void result(TurnWriter to, Entry entry, String function) {
        Message message = entry.message();
        JsonWriter out = to.part().key("functionResponse").object();
        String id = message.toolCallId();
        if (id != null && takesId(id)) {
            out.key("id").string(id);
        }
        out.key("name").string(function).key("response");
        response(out, text(message, entry));
        if (rules.has(Trait.RESULT_MEDIA)) {
            media(out, entry);
        }
        out.endObject().endObject();
    }

    /// All text of a result; what is no text is reported, unless it is media.
    private String text(Message message, Entry entry) {
        StringBuilder text = new StringBuilder();
        List<Content> content = message.content();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof Content.Text part) {
                text.append(part.text());
                if (part.cacheControl() != null) {
                    losses.dropped(ContentsWriter.path(entry, i) + ".cache_control");
                }
            } else if (content.get(i) instanceof Content.Refusal refusal) {
                text.append(refusal.text());
            }
        }
        return text.toString();
    }

    /// A JSON object is the response itself; everything else, and what Gemini would misread, goes
    /// out as `output`.
    private static void response(JsonWriter out, String text) {
        JsonNode json = text.isBlank() ? null : Json.root(Bytes.utf8(text));
        boolean structure = json != null && (json.isObject() || json.isArray());
        if (json == null || !structure || !ResultCheck.isSafe(json)) {
            out.object().key("output").string(text).endObject();
        } else if (json.isArray() || json.field("output") != null || json.field("error") != null) {
            out.object().key("output").raw(json.raw()).endObject();
        } else {
            out.raw(json.raw());
        }
    }

    private void media(JsonWriter out, Entry entry) {
        boolean any = false;
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            if (PartWriter.fitsResult(content.get(i))) {
                if (!any) {
                    any = true;
                    out.key("parts").array();
                }
                parts.inline(out, content.get(i), ContentsWriter.path(entry, i));
            }
        }
        if (any) {
            out.endArray();
        }
    }

    /// Media of a result that cannot be in the result itself: the user shows it right after.
    void mediaApart(TurnWriter to, Entry entry) {
        List<Content> content = entry.message().content();
        for (int i = 0; i < content.size(); i++) {
            Content part = content.get(i);
            boolean text = part instanceof Content.Text || part instanceof Content.Refusal;
            boolean inside = rules.has(Trait.RESULT_MEDIA) && PartWriter.fitsResult(part);
            if (!text && !inside) {
                parts.write(to, part, ContentsWriter.path(entry, i));
            }
        }
    }
}

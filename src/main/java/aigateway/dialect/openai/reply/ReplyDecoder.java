package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decodes the pieces of one reply, whole or streamed, into the gateway's own events. Decoding the
/// same piece again gives the same events.
public final class ReplyDecoder implements ChatEvent.Decoder {
    /// Fields with a meaning of their own, and padding.
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "object",
                    "created",
                    "model",
                    "choices",
                    "usage",
                    "error",
                    "obfuscation",
                    "p");

    private final Map<Integer, ChoiceDecoder> choices = new HashMap<>(2);
    private final LastValues fields = new LastValues();
    private final UsageFields usageFields = new UsageFields();
    private boolean started;
    private @Nullable Bytes last;
    private List<ChatEvent> lastEvents = List.of();

    @Override
    @SuppressWarnings("ReferenceEquality") // the same piece, not an equal one
    public List<ChatEvent> decode(Bytes data) {
        if (data == last) {
            return lastEvents;
        }
        List<ChatEvent> events = new ArrayList<>(4);
        JsonNode root = Json.root(data);
        if (root != null) {
            decode(root, events);
        }
        last = data;
        lastEvents = events;
        return events;
    }

    private void decode(JsonNode root, List<ChatEvent> events) {
        JsonNode list = root.get("choices");
        List<JsonNode> elements = list == null ? List.of() : list.elements();
        if (!started && !elements.isEmpty()) {
            started = true;
            String id = root.text("id");
            String model = root.text("model");
            events.add(
                    new ChatEvent.Started(
                            id == null ? "" : id,
                            root.number("created", 0),
                            model == null ? "" : model));
        }
        root.members((name, value) -> field(name, value, events));
        JsonNode object = root.get("object");
        boolean whole = object != null && object.is("chat.completion");
        int position = 0;
        for (JsonNode choice : elements) {
            int number = Math.clamp(choice.number("index", position), 0, 1_000);
            choices.computeIfAbsent(number, ChoiceDecoder::new).decode(choice, whole, events);
            position++;
        }
        JsonNode usage = root.get("usage");
        JsonNode groq = root.get("x_groq");
        JsonNode counted = usage != null || groq == null ? usage : groq.get("usage");
        if (counted != null && counted.isObject()) {
            events.add(
                    new ChatEvent.UsageReported(usageFields.read(counted.doc(), counted.index())));
        }
    }

    private void field(String name, JsonNode value, List<ChatEvent> events) {
        if (KNOWN.contains(name) || value.kind() == JsonKind.NULL) {
            return;
        }
        Bytes json = value.raw();
        if (fields.isNew(name, json)) {
            events.add(new ChatEvent.ReplyField(name, json));
        }
    }
}

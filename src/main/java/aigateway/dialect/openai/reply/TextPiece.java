package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Knows the pieces that most of a stream consists of: more text of the first choice, and beside it
/// only what every piece has. For one thread.
final class TextPiece {
    private static final JsonNames ROOT =
            new JsonNames(
                    "choices",
                    "id",
                    "object",
                    "created",
                    "model",
                    "system_fingerprint",
                    "service_tier",
                    "obfuscation",
                    "p");
    private static final JsonNames CHOICE = new JsonNames("delta", "index");
    private static final JsonNames DELTA = new JsonNames("content", "role");

    private final JsonDocument doc = new JsonDocument();

    /// The piece's text, or null if it says anything else.
    @Nullable String read(Bytes data) {
        if (Json.parse(data, doc) != null) {
            return null;
        }
        int choices = only(ROOT, 0);
        if (choices < 0 || doc.kind(choices) != JsonKind.ARRAY) {
            return null;
        }
        int choice = doc.child(choices);
        if (choice >= doc.next(choices) || doc.next(choice) < doc.next(choices)) {
            return null;
        }
        int delta = isFirst(choice) ? only(CHOICE, choice) : -1;
        int content = delta < 0 ? -1 : only(DELTA, delta);
        String text = content < 0 ? null : new JsonNode(doc, content).text();
        return text == null || text.isEmpty() ? null : text;
    }

    private boolean isFirst(int choice) {
        int index = doc.find(choice, "index");
        return index < 0
                || (doc.end(index) - doc.start(index) == 1 && doc.bytes()[doc.start(index)] == '0');
    }

    /// The value under the first name, or -1 if there is none or if the object has a member that is
    /// neither named nor null.
    private int only(JsonNames names, int object) {
        if (doc.kind(object) != JsonKind.OBJECT) {
            return -1;
        }
        int found = -1;
        int end = doc.next(object);
        for (int key = doc.child(object); key < end; ) {
            int value = doc.next(key);
            int name = names.find(doc, key);
            if (name == 0) {
                found = value;
            } else if (name < 0 && doc.kind(value) != JsonKind.NULL) {
                return -1;
            }
            key = doc.next(value);
        }
        return found;
    }
}

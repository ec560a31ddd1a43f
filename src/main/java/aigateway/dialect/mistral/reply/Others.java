package aigateway.dialect.mistral.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import java.util.function.BiConsumer;

/// Finds the fields of an object that this reader does not know. Builds nothing for the known ones,
/// which is all that most chunks have.
final class Others {
    private Others() {}

    /// Calls back for each unknown field that is not `null`.
    static void each(JsonNode object, JsonNames known, BiConsumer<String, JsonNode> to) {
        JsonDocument doc = object.doc();
        if (!object.isObject()) {
            return;
        }
        int end = doc.next(object.index());
        for (int key = doc.child(object.index()); key < end; ) {
            int value = doc.next(key);
            if (known.find(doc, key) < 0 && doc.kind(value) != JsonKind.NULL) {
                String name = new JsonNode(doc, key).text();
                to.accept(name == null ? "" : name, new JsonNode(doc, value));
            }
            key = doc.next(value);
        }
    }
}

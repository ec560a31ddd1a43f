package aigateway.dialect.gemini.request;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;

/// Looks whether a function's result can be sent as JSON: Gemini takes `$ref` and `$defs` in it for
/// its own references, and reads numbers as doubles.
final class ResultCheck {
    /// Digits that a double keeps.
    private static final int SAFE_DIGITS = 15;

    private ResultCheck() {}

    static boolean isSafe(JsonNode json) {
        JsonDocument doc = json.doc();
        int end = doc.next(json.index());
        for (int i = json.index(); i < end; i = below(doc, i)) {
            int length = doc.end(i) - doc.start(i);
            if (doc.kind(i) == JsonKind.NUMBER && length > SAFE_DIGITS) {
                return false;
            }
            if (doc.kind(i) == JsonKind.STRING
                    && length > 2
                    && doc.bytes()[doc.start(i) + 1] == '$') {
                return false;
            }
        }
        return true;
    }

    /// The next value in the text, children included.
    private static int below(JsonDocument doc, int node) {
        boolean container = doc.kind(node) == JsonKind.OBJECT || doc.kind(node) == JsonKind.ARRAY;
        return container ? doc.child(node) : doc.next(node);
    }
}

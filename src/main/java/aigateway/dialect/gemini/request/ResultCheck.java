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
        return isSafe(json.doc(), json.index());
    }

    private static boolean isSafe(JsonDocument doc, int value) {
        boolean object = doc.kind(value) == JsonKind.OBJECT;
        if (!object && doc.kind(value) != JsonKind.ARRAY) {
            boolean number = doc.kind(value) == JsonKind.NUMBER;
            return !number || doc.end(value) - doc.start(value) <= SAFE_DIGITS;
        }
        int end = doc.next(value);
        for (int i = doc.child(value); i < end; i = doc.next(i)) {
            if (object) {
                if (doc.bytes()[doc.start(i) + 1] == '$') {
                    return false;
                }
                i = doc.next(i);
            }
            if (!isSafe(doc, i)) {
                return false;
            }
        }
        return true;
    }
}

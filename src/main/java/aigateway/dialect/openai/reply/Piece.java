package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import java.util.Arrays;

/// One look at a reply's object, or at one event of a stream: where its parts are. Builds no text.
/// Reusable, for one thread.
final class Piece {
    private static final JsonNames TOP =
            new JsonNames("choices", "usage", "error", "object");
    private static final JsonNames CHOICE =
            new JsonNames("delta", "message", "finish_reason", "index");
    private static final JsonNames SAYS =
            new JsonNames(
                    "content",
                    "reasoning",
                    "reasoning_content",
                    "refusal",
                    "tool_calls",
                    "function_call",
                    "audio",
                    "reasoning_details");
    static final int REASONING = 1;
    static final int REASONING_CONTENT = 2;
    static final int TOOL_CALLS = 4;

    private final int[] top = new int[TOP.size()];
    private final int[] choice = new int[CHOICE.size()];
    private final int[] says = new int[SAYS.size()];
    private JsonDocument doc = new JsonDocument();

    /// Looks at a document's root; false if it is no object.
    boolean open(JsonDocument document) {
        doc = document;
        TOP.read(doc, 0, top);
        return doc.kind(0) == JsonKind.OBJECT;
    }

    JsonDocument doc() {
        return doc;
    }

    /// Tape index of `choices`, or -1.
    int choices() {
        return top[0];
    }

    /// Tape index of `usage`, or -1.
    int usage() {
        return top[1] >= 0 && doc.kind(top[1]) == JsonKind.OBJECT ? top[1] : -1;
    }

    /// Tape index of `error`, or -1.
    int error() {
        return top[2];
    }

    /// True if `object` is there.
    boolean hasObject() {
        return top[3] >= 0;
    }

    /// True if there is an array of choices that is not empty.
    boolean hasChoices() {
        int at = choices();
        return at >= 0 && doc.kind(at) == JsonKind.ARRAY && doc.child(at) < doc.next(at);
    }

    /// Looks at one choice; false if it has neither `delta` nor `message`.
    boolean choice(int node) {
        CHOICE.read(doc, node, choice);
        int content = choice[0] >= 0 ? choice[0] : choice[1];
        if (content < 0 || doc.kind(content) != JsonKind.OBJECT) {
            Arrays.fill(says, -1);
            return false;
        }
        SAYS.read(doc, content, says);
        return true;
    }

    /// Tape index of the looked-at choice's delta or message.
    int said() {
        return choice[0] >= 0 ? choice[0] : choice[1];
    }

    /// True if the looked-at choice has a whole message.
    boolean hasMessage() {
        return choice[1] >= 0 && doc.kind(choice[1]) == JsonKind.OBJECT;
    }

    /// Tape index of the looked-at choice's finish reason if it is a text, or -1.
    int finish() {
        int at = choice[2];
        return at >= 0 && doc.kind(at) == JsonKind.STRING && doc.end(at) - doc.start(at) > 2
                ? at
                : -1;
    }

    /// Tape index of a part of what the looked-at choice says, or -1.
    int part(int which) {
        return says[which];
    }

    /// True if the looked-at choice says anything at all.
    boolean speaks() {
        for (int i = 0; i < says.length; i++) {
            if (says[i] >= 0 && !isEmpty(says[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean isEmpty(int node) {
        return switch (doc.kind(node)) {
            case STRING -> doc.end(node) - doc.start(node) == 2;
            case ARRAY, OBJECT -> doc.child(node) >= doc.next(node);
            case NUMBER, TRUE, FALSE, NULL -> true;
        };
    }
}

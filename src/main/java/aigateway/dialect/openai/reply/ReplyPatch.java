package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// What must change in one piece of a reply so that it is OpenAI's: usually nothing, and then
/// nothing is allocated and the bytes stay as they are. One a reader, reset for every piece.
final class ReplyPatch {
    private static final Bytes CHUNK = Bytes.utf8("\"chat.completion.chunk\"");
    private static final Bytes COMPLETION = Bytes.utf8("\"chat.completion\"");
    private static final Bytes NO_CHOICES = Bytes.utf8("[]");
    private static final Bytes NO_MESSAGE =
            Bytes.utf8("{\"role\":\"assistant\",\"content\":null,\"refusal\":null}");

    private final ReplyHead fallback;
    private @Nullable JsonPatch edits;

    ReplyPatch(ReplyHead fallback) {
        this.fallback = fallback;
    }

    void reset() {
        edits = null;
    }

    JsonPatch edits(JsonDocument doc) {
        JsonPatch made = edits;
        if (made == null) {
            made = new JsonPatch(doc);
            edits = made;
        }
        return made;
    }

    /// The piece with its changes; the very same if there are none.
    Bytes apply(Bytes piece) {
        return edits == null ? piece : edits.bytes();
    }

    /// `id`, `object`, `created` and `choices`, where they are missing.
    void head(ReplyScan scan, boolean whole) {
        JsonDocument doc = scan.doc;
        int object = scan.top[ReplyScan.OBJECT];
        boolean wrongObject =
                object < 0 || (!whole && new JsonNode(doc, object).is("chat.completion"));
        if (wrongObject) {
            edits(doc).set(doc.root(), "object", whole ? COMPLETION : CHUNK);
        }
        if (scan.top[ReplyScan.ID] < 0) {
            edits(doc).set(doc.root(), "id", Bytes.utf8("\"" + fallback.id() + "\""));
        }
        if (scan.top[ReplyScan.CREATED] < 0) {
            Bytes seconds = Bytes.utf8(Long.toString(fallback.created()));
            edits(doc).set(doc.root(), "created", seconds);
        }
        if (scan.top[ReplyScan.CHOICES] < 0) {
            edits(doc).set(doc.root(), "choices", NO_CHOICES);
        }
    }

    /// A choice that was withheld before it had a message.
    void message(JsonDocument doc, int choice) {
        edits(doc).set(new JsonNode(doc, choice), "message", NO_MESSAGE);
    }

    /// `reasoning` is also to be found under the name that most clients read.
    void reasoning(JsonDocument doc, int message, int reasoning) {
        edits(doc).set(new JsonNode(doc, message), "reasoning_content", doc.raw(reasoning));
    }

    /// Another word for the end becomes OpenAI's, and is kept beside it.
    void finish(JsonDocument doc, int choice, int finish, String meaning, boolean keep) {
        edits(doc).replace(new JsonNode(doc, finish), Bytes.utf8("\"" + meaning + "\""));
        if (keep) {
            JsonNode object = new JsonNode(doc, choice);
            edits(doc).set(object, "native_finish_reason", doc.raw(finish));
        }
    }

    /// An empty word means that the choice goes on.
    void noFinish(JsonDocument doc, int finish) {
        edits(doc).replace(new JsonNode(doc, finish), new JsonWriter(4).nul().bytes());
    }

    /// A tool call's number, without which clients cannot put its pieces together.
    void callIndex(JsonDocument doc, int call, int number) {
        edits(doc).set(new JsonNode(doc, call), "index", Bytes.utf8(Integer.toString(number)));
    }
}

package aigateway.dialect.openai.reply;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Usage;
import org.jspecify.annotations.Nullable;

/// Looks at the pieces of one reply, one after the other: what a piece says that the gateway must
/// know, and what of it must be mended. One a reader; reuses its buffers.
final class ReplyScan {
    private static final JsonNames TOP =
            new JsonNames("id", "object", "created", "choices", "usage", "error", "x_groq");
    static final int ID = 0;
    static final int OBJECT = 1;
    static final int CREATED = 2;
    static final int CHOICES = 3;
    private static final int USAGE = 4;
    private static final int ERROR = 5;
    private static final int X_GROQ = 6;

    /// What is wrong with a piece.
    enum Fault {
        /// It is no JSON object.
        NOT_JSON,
        /// It reports an error.
        ERROR,
        /// Its choices are none.
        NO_CHOICES
    }

    final JsonDocument doc = new JsonDocument();
    final int[] top = new int[TOP.size()];
    private final UsageFields usageFields = new UsageFields();
    private final ChoiceScan choices;
    private final ReplyPatch patch;
    private final boolean whole;
    private boolean usageOnly;
    private @Nullable Usage usage;
    private @Nullable String jsonProblem;

    ReplyScan(ReplyPatch patch, boolean whole) {
        this.patch = patch;
        this.whole = whole;
        this.choices = new ChoiceScan(doc, patch, whole);
    }

    /// Looks at a piece; what is wrong with it, or null.
    ///
    /// @param error true if the stream's framing says that it is an error
    @Nullable Fault look(Bytes piece, boolean error) {
        patch.reset();
        usage = null;
        usageOnly = false;
        choices.reset();
        JsonError problem = Json.parse(piece, doc);
        if (problem != null || doc.kind(0) != JsonKind.OBJECT) {
            jsonProblem = problem == null ? "no JSON object" : problem.describe();
            return Fault.NOT_JSON;
        }
        TOP.read(doc, 0, top);
        readUsage();
        if (error || isError()) {
            return Fault.ERROR;
        }
        int list = top[CHOICES];
        if (list >= 0 && (doc.kind(list) != JsonKind.ARRAY || !choices.all(list))) {
            return Fault.NO_CHOICES;
        }
        if (whole && choices.count() == 0) {
            return Fault.NO_CHOICES;
        }
        usageOnly = usage != null && choices.count() == 0;
        patch.head(this, whole);
        return null;
    }

    private boolean isError() {
        int error = top[ERROR];
        if (error >= 0) {
            boolean container =
                    doc.kind(error) == JsonKind.OBJECT || doc.kind(error) == JsonKind.ARRAY;
            boolean empty =
                    container
                            ? doc.child(error) == doc.next(error)
                            : doc.end(error) - doc.start(error) <= 2;
            return !empty && doc.kind(error) != JsonKind.FALSE;
        }
        return top[OBJECT] >= 0 && new JsonNode(doc, top[OBJECT]).is("error");
    }

    private void readUsage() {
        int node = top[USAGE];
        if (node < 0 && top[X_GROQ] >= 0) { // what Groq's streams had before they had `usage`
            int inner = doc.find(top[X_GROQ], "usage");
            if (inner >= 0 && doc.kind(inner) == JsonKind.OBJECT) {
                usage = usageFields.read(doc, inner);
            }
        } else if (node >= 0 && doc.kind(node) == JsonKind.OBJECT) {
            Usage read = usageFields.read(doc, node);
            usageFields.mend(doc, node, read, patch);
            usage = read;
        }
    }

    /// Why the piece is no JSON.
    String jsonProblem() {
        return jsonProblem == null ? "" : jsonProblem;
    }

    /// True if the piece has usage and no choices.
    boolean usageOnly() {
        return usageOnly;
    }

    /// The tokens that the piece reports, if it does.
    @Nullable Usage usage() {
        return usage;
    }

    /// What the piece's choices say.
    ChoiceScan choices() {
        return choices;
    }
}

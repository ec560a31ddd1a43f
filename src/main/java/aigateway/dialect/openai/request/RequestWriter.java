package aigateway.dialect.openai.request;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.Outgoing;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;

/// Patches a caller's request for a provider of the same format; everything else keeps its bytes.
public final class RequestWriter {
    private static final Bytes USAGE = Bytes.utf8("\"stream_options\":{\"include_usage\":true}");
    private static final Bytes INCLUDE = Bytes.utf8("\"include_usage\":true");
    private static final Bytes TRUE = Bytes.utf8("true");

    private RequestWriter() {}

    /// The request for a provider with these quirks.
    public static Outgoing write(
            CallerRequest request, String model, OpenAiQuirks quirks, Losses losses) {
        JsonDocument doc = request.document();
        JsonNode root = doc.root();
        JsonPatch patch = new JsonPatch(doc);
        if (!model.equals(request.model())) {
            patch.set(root, "model", new JsonWriter(model.length() + 16).string(model).bytes());
        }
        if (request.stream()) {
            usage(root, quirks, patch);
        }
        return new Outgoing(patch.isEmpty() ? List.of(doc.raw(0)) : patch.pieces());
    }

    private static void usage(JsonNode root, OpenAiQuirks quirks, JsonPatch patch) {
        JsonNode options = root.field("stream_options");
        if (!quirks.streamUsage()) {
            patch.remove(root, "stream_options");
        } else if (options == null) {
            patch.insert(root, USAGE);
        } else if (!options.isObject()) {
            patch.replace(options, Bytes.utf8("{\"include_usage\":true}"));
        } else {
            JsonNode asked = options.field("include_usage");
            if (asked == null) {
                patch.insert(options, INCLUDE);
            } else if (asked.kind() != JsonKind.TRUE) {
                patch.replace(asked, TRUE);
            }
        }
    }
}

package aigateway.dialect.openai;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.SystemPrompt;
import aigateway.dialect.openai.OpenAiQuirks.MaxTokens;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;

/// Changes in a caller's request what this provider and the gateway need, and nothing else: if
/// nothing must change, the very same bytes go out.
final class RequestPatch {
    private static final Bytes TRUE = Bytes.utf8("true");
    private static final Bytes OPTIONS = Bytes.utf8("{\"include_usage\":true}");

    private final JsonNode root;
    private final JsonPatch patch;
    private final OpenAiQuirks quirks;
    private final Losses losses;

    private RequestPatch(CallerRequest request, OpenAiQuirks quirks, Losses losses) {
        this.root = request.document().root();
        this.patch = new JsonPatch(request.document());
        this.quirks = quirks;
        this.losses = losses;
    }

    /// The body for the provider, in pieces that are mostly views of the caller's bytes.
    static List<Bytes> write(
            CallerRequest request,
            String model,
            ModelTable models,
            OpenAiQuirks quirks,
            Losses losses) {
        RequestPatch write = new RequestPatch(request, quirks, losses);
        write.model(model);
        write.usage(request.stream());
        write.maxTokens();
        write.refused();
        if (!ModelPatch.isNamed(request.model(), model)) {
            new ModelPatch(write.root, write.patch, models.rules(model), losses)
                    .all(quirks.maxTokens() == MaxTokens.AS_GIVEN);
        }
        JsonNode messages = write.root.get("messages");
        if (messages != null) {
            SystemPrompt prompt = request.systemPrompt();
            if (prompt != null) {
                new SystemPromptPatch(write.patch, prompt).into(messages);
            }
            new EarlierReasoningPatch(write.patch, quirks.earlierReasoning(), model, losses)
                    .all(messages);
        }
        return write.patch.isEmpty() ? List.of(write.root.raw()) : write.patch.pieces();
    }

    private void model(String model) {
        JsonNode present = root.get("model");
        if (present == null || !model.equals(present.text())) {
            patch.set(root, "model", new JsonWriter(64).string(model).bytes());
        }
    }

    /// Streams are always metered; the gateway takes the usage out again if the caller did not want
    /// it.
    private void usage(boolean stream) {
        if (!quirks.streamUsage()) {
            patch.remove(root, "stream_options");
            return;
        }
        if (!stream) {
            return;
        }
        JsonNode options = root.get("stream_options");
        if (options == null) {
            patch.set(root, "stream_options", OPTIONS);
        } else if (!options.isTrue("include_usage")) {
            patch.set(options, "include_usage", TRUE);
        }
    }

    private void maxTokens() {
        if (quirks.maxTokens() == MaxTokens.AS_GIVEN) {
            return;
        }
        boolean older = quirks.maxTokens() == MaxTokens.OLDER_NAME;
        String from = older ? "max_completion_tokens" : "max_tokens";
        String to = older ? "max_tokens" : "max_completion_tokens";
        JsonNode given = root.field(from);
        if (given == null) {
            return;
        }
        if (given.isNull() || root.field(to) != null) {
            patch.remove(root, from);
            if (!given.isNull() && root.get(to) == null) {
                patch.set(root, to, given.raw());
            }
        } else {
            patch.rename(root, from, to);
        }
    }

    private void refused() {
        for (String field : quirks.refused()) {
            JsonNode given = root.field(field);
            if (given != null) {
                patch.remove(root, field);
                if (!given.isNull()) {
                    losses.dropped(field);
                }
            }
        }
    }
}

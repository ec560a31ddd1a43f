package aigateway.dialect.gemini.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonKind;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.model.Usage;

/// The tokens of one reply, in Gemini's counts (https://ai.google.dev/api/generate-content
/// #UsageMetadata). A stream reports them again and again; a count that is not repeated stands.
final class Tokens {
    private static final JsonNames COUNTS =
            new JsonNames(
                    "promptTokenCount",
                    "toolUsePromptTokenCount",
                    "cachedContentTokenCount",
                    "candidatesTokenCount",
                    "thoughtsTokenCount",
                    "promptTokensDetails",
                    "toolUsePromptTokensDetails",
                    "candidatesTokensDetails");
    private static final int PROMPT = 0;
    private static final int TOOL_USE = 1;
    private static final int CACHED = 2;
    private static final int CANDIDATES = 3;
    private static final int THOUGHTS = 4;
    private static final int PROMPT_DETAILS = 5;
    private static final int TOOL_USE_DETAILS = 6;
    private static final int CANDIDATES_DETAILS = 7;

    private final int[] at = new int[COUNTS.size()];
    private final long[] counts = new long[COUNTS.size()];

    /// Takes the counts that are there; true if one of them is new.
    boolean take(JsonDocument doc, int usage) {
        COUNTS.read(doc, usage, at);
        boolean changed = false;
        for (int i = 0; i < at.length; i++) {
            if (at[i] >= 0) {
                JsonNode value = new JsonNode(doc, at[i]);
                long count = i < PROMPT_DETAILS ? Math.max(0, value.asLong(0)) : audio(value);
                changed |= count != counts[i];
                counts[i] = count;
            }
        }
        return changed;
    }

    /// The tokens of sound in a breakdown by modality.
    private static long audio(JsonNode details) {
        long tokens = 0;
        if (details.kind() == JsonKind.ARRAY) {
            JsonDocument doc = details.doc();
            int end = doc.next(details.index());
            for (int i = doc.child(details.index()); i < end; i = doc.next(i)) {
                JsonNode detail = new JsonNode(doc, i);
                JsonNode modality = detail.get("modality");
                if (modality != null && modality.is("AUDIO")) {
                    tokens += Math.max(0, detail.number("tokenCount", 0));
                }
            }
        }
        return tokens;
    }

    /// In OpenAI's meaning: the prompt includes what tools of the provider put into it, the
    /// completion includes the thoughts.
    Usage usage() {
        long prompt = counts[PROMPT] + counts[TOOL_USE];
        long completion = counts[CANDIDATES] + counts[THOUGHTS];
        return new Usage(
                prompt,
                completion,
                counts[CACHED],
                0,
                counts[THOUGHTS],
                prompt + completion,
                counts[PROMPT_DETAILS] + counts[TOOL_USE_DETAILS],
                counts[CANDIDATES_DETAILS]);
    }
}

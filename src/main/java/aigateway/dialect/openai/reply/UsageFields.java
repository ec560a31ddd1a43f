package aigateway.dialect.openai.reply;

import aigateway.json.JsonDocument;
import aigateway.json.JsonNames;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.model.Bytes;
import aigateway.model.Usage;

/// Reads `usage` objects, each provider's way. For one thread.
final class UsageFields {
    private static final JsonNames USAGE =
            new JsonNames(
                    "prompt_tokens",
                    "completion_tokens",
                    "total_tokens",
                    "prompt_tokens_details",
                    "completion_tokens_details",
                    "prompt_cache_hit_tokens",
                    "cached_tokens",
                    "num_cached_tokens",
                    "reasoning_tokens");
    private static final int PROMPT = 0;
    private static final int COMPLETION = 1;
    private static final int TOTAL = 2;
    private static final int PROMPT_DETAILS = 3;
    private static final int COMPLETION_DETAILS = 4;
    private static final int CACHE_HIT = 5;
    private static final int CACHED = 6;
    private static final int NUM_CACHED = 7;
    private static final int REASONING = 8;

    private static final JsonNames DETAILS =
            new JsonNames(
                    "cached_tokens", "cache_write_tokens", "reasoning_tokens", "audio_tokens");

    private final int[] at = new int[USAGE.size()];
    private final int[] prompt = new int[DETAILS.size()];
    private final int[] completion = new int[DETAILS.size()];
    private boolean reasoningApart;
    private int cachedElsewhere;

    /// The tokens in OpenAI's meaning.
    Usage read(JsonDocument doc, int usage) {
        USAGE.read(doc, usage, at);
        details(doc, at[PROMPT_DETAILS], prompt);
        details(doc, at[COMPLETION_DETAILS], completion);
        cachedElsewhere = prompt[0] >= 0 ? -1 : first(at[CACHE_HIT], at[CACHED], at[NUM_CACHED]);
        long promptTokens = number(doc, at[PROMPT]);
        long completionTokens = number(doc, at[COMPLETION]);
        long reasoning = number(doc, first(completion[2], at[REASONING], -1));
        long total = number(doc, at[TOTAL]);
        reasoningApart = reasoning > 0 && total == promptTokens + completionTokens + reasoning;
        completionTokens += reasoningApart ? reasoning : 0;
        return new Usage(
                promptTokens,
                completionTokens,
                number(doc, first(prompt[0], cachedElsewhere, -1)),
                number(doc, prompt[1]),
                reasoning,
                at[TOTAL] < 0 ? promptTokens + completionTokens : total,
                number(doc, prompt[3]),
                number(doc, completion[3]));
    }

    /// Mends the object that was just read: reasoning that was counted apart (xAI; the total shows
    /// it) is added to the completion, cached tokens are put where OpenAI has them.
    void mend(JsonDocument doc, int usage, Usage read, ReplyPatch patch) {
        if (reasoningApart && at[COMPLETION] >= 0) {
            Bytes sum = Bytes.utf8(Long.toString(read.completionTokens()));
            patch.edits(doc).replace(new JsonNode(doc, at[COMPLETION]), sum);
        }
        if (cachedElsewhere >= 0) {
            JsonPatch edits = patch.edits(doc);
            Bytes cached = doc.raw(cachedElsewhere);
            if (at[PROMPT_DETAILS] >= 0) {
                edits.set(new JsonNode(doc, at[PROMPT_DETAILS]), "cached_tokens", cached);
            } else {
                Bytes details = Bytes.utf8("{\"cached_tokens\":" + cached.utf8() + "}");
                edits.set(new JsonNode(doc, usage), "prompt_tokens_details", details);
            }
        }
    }

    private static void details(JsonDocument doc, int object, int[] values) {
        if (object < 0) {
            java.util.Arrays.fill(values, -1);
        } else {
            DETAILS.read(doc, object, values);
        }
    }

    private static int first(int a, int b, int c) {
        return a >= 0 ? a : b >= 0 ? b : c;
    }

    private static long number(JsonDocument doc, int node) {
        return node < 0 ? 0 : Math.max(0, new JsonNode(doc, node).asLong(0));
    }
}

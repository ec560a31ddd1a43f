package aigateway.cache;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which entries people look for, and how they are listed. What is null does not matter.
///
/// @param provider the provider's name
/// @param model the model's name
/// @param text a part of the key or of one of the names, in any letter case
public record Listing(@Nullable String provider, @Nullable String model, @Nullable String text) {
    /// Most models that are told apart.
    private static final int MOST_MODELS = 200;

    private static final long MILLIS = 1_000_000;

    private static final Comparator<Map.Entry<AnswerKey, Answer>> NEWEST =
            Comparator.comparingLong(
                            (Map.Entry<AnswerKey, Answer> one) ->
                                    -one.getValue().facts().storedMillis())
                    .thenComparing(Map.Entry::getKey);

    /// Makes what is looked for small.
    public Listing {
        text = text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /// Tokens that hits have saved, in all.
    public record Saved(long inputTokens, long outputTokens) {}

    private boolean takes(AnswerKey key, Answer.Facts facts) {
        return (provider == null || provider.equals(facts.provider()))
                && (model == null || model.equals(facts.model()))
                && (text == null || holds(facts.provider()) || holds(facts.model()) || holds(key));
    }

    private boolean holds(Object written) {
        return text == null || written.toString().toLowerCase(Locale.ROOT).contains(text);
    }

    Bytes json(Map<AnswerKey, Answer> all, AnswerCache cache, int skip, int limit, Saved saved) {
        Map<String, Map<String, Share>> shares = new TreeMap<>();
        List<Map.Entry<AnswerKey, Answer>> meant = new ArrayList<>();
        for (Map.Entry<AnswerKey, Answer> entry : all.entrySet()) {
            Answer.Facts facts = entry.getValue().facts();
            shares.computeIfAbsent(facts.provider(), _ -> new TreeMap<>())
                    .computeIfAbsent(facts.model(), _ -> new Share())
                    .add(entry.getValue());
            if (takes(entry.getKey(), facts)) {
                meant.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        }
        meant.sort(NEWEST);
        JsonWriter json = new JsonWriter(4_096).object().key("entries").array();
        meant.stream().skip(skip).limit(limit).forEach(one -> write(json, one, cache));
        json.endArray().key("found").number(meant.size());
        json.key("size").number(all.size());
        json.key("bytes").number(cache.bytes()).key("maxBytes").number(cache.maxBytes());
        json.key("savedInputTokens").number(saved.inputTokens());
        json.key("savedOutputTokens").number(saved.outputTokens());
        write(json, shares);
        return json.endObject().bytes();
    }

    private static void write(
            JsonWriter json, Map.Entry<AnswerKey, Answer> entry, AnswerCache cache) {
        Answer.Facts facts = entry.getValue().facts();
        long left = (facts.ttlNanos() - entry.getValue().ageNanos(cache.nowNanos())) / MILLIS;
        json.object().key("key").string(entry.getKey().toString());
        json.key("provider").string(facts.provider()).key("model").string(facts.model());
        json.key("keptAt").number(facts.storedMillis());
        json.key("expiresAt").number(cache.nowMillis() + left);
        json.key("bytes").number(entry.getValue().weight()).endObject();
    }

    private static void write(JsonWriter json, Map<String, Map<String, Share>> shares) {
        json.key("models").array();
        int count = 0;
        for (Map.Entry<String, Map<String, Share>> provider : shares.entrySet()) {
            for (Map.Entry<String, Share> model : provider.getValue().entrySet()) {
                if (count++ < MOST_MODELS) {
                    json.object().key("provider").string(provider.getKey());
                    json.key("model").string(model.getKey());
                    json.key("entries").number(model.getValue().entries);
                    json.key("bytes").number(model.getValue().bytes).endObject();
                }
            }
        }
        json.endArray();
    }

    /// What the entries of one model are together.
    private static final class Share {
        private long entries;
        private long bytes;

        void add(Answer answer) {
            entries++;
            bytes += answer.weight();
        }
    }
}

package aigateway.analytics;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;

/// Writes the statistics as charts want them: labels and, in the same order, numbers.
final class StatsJson {
    private final Statistics statistics;
    private final ToIntFunction<Failure> status;
    private final LongSupplier cacheSize;

    StatsJson(Statistics statistics, ToIntFunction<Failure> status, LongSupplier cacheSize) {
        this.statistics = statistics;
        this.status = status;
        this.cacheSize = cacheSize;
    }

    Bytes write() {
        Totals all = statistics.totals();
        Map<String, Totals> providers = statistics.byProvider();
        Map<String, Long> errors = statistics.errors();
        JsonWriter json = new JsonWriter(2_048).object();
        overview(json.key("overview"), all, errors);
        requests(json.key("requests"), providers);
        tokens(json.key("tokens"), providers, all);
        errors(json.key("errors"), errors);
        json.key("cache").object().key("hits").number(all.of(Count.HITS));
        json.key("misses").number(all.of(Count.MISSES));
        json.key("size").number(cacheSize.getAsLong()).endObject();
        return json.endObject().bytes();
    }

    private static void overview(JsonWriter json, Totals all, Map<String, Long> errors) {
        json.object().key("totalRequests").number(all.calls());
        json.key("successfulRequests").number(all.successful());
        json.key("failedRequests").number(all.failed());
        json.key("cacheHitRate").number(percent(all.of(Count.HITS), all.calls()));
        long sum = 0;
        for (long one : errors.values()) {
            sum += one;
        }
        json.key("totalErrors").number(sum).endObject();
    }

    /// With two decimals.
    private static double percent(long part, long all) {
        return all == 0 ? 0 : Math.round(10_000.0 * part / all) / 100.0;
    }

    private static void requests(JsonWriter json, Map<String, Totals> providers) {
        labels(json.object(), providers);
        json.key("data").array();
        providers.values().forEach(one -> json.number(one.calls()));
        json.endArray().endObject();
    }

    private static void tokens(JsonWriter json, Map<String, Totals> providers, Totals all) {
        labels(json.object(), providers);
        data(json.key("inputData"), providers, Count.INPUT_TOKENS);
        data(json.key("outputData"), providers, Count.OUTPUT_TOKENS);
        json.key("totalInput").number(all.of(Count.INPUT_TOKENS));
        json.key("totalOutput").number(all.of(Count.OUTPUT_TOKENS)).endObject();
    }

    private static void data(JsonWriter json, Map<String, Totals> providers, Count count) {
        json.array();
        providers.values().forEach(one -> json.number(one.of(count)));
        json.endArray();
    }

    private static void labels(JsonWriter json, Map<String, ?> named) {
        json.key("labels").array();
        named.keySet().forEach(json::string);
        json.endArray();
    }

    private void errors(JsonWriter json, Map<String, Long> errors) {
        labels(json.object(), errors);
        json.key("data").array();
        errors.values().forEach(json::number);
        json.endArray().key("recent").array();
        for (RecentErrors.One one : statistics.recent().list()) {
            json.string(recent(one).utf8());
        }
        json.endArray().endObject();
    }

    /// One of the last errors. In the answer it is a text that holds this JSON: pages that were
    /// made for the released product parse each.
    private Bytes recent(RecentErrors.One one) {
        Failure failure = one.failure();
        JsonWriter json = new JsonWriter(256).object();
        json.key("timestamp").number(one.millis() / 1_000).key("provider").string(one.provider());
        json.key("message").string(Ends.message(failure)).key("type").string(failure.label());
        json.key("status").number(status.applyAsInt(failure));
        return json.key("requestId").string(one.requestId()).endObject().bytes();
    }
}

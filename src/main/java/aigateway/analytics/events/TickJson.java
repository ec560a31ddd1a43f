package aigateway.analytics.events;

import aigateway.analytics.series.Figure;
import aigateway.analytics.series.Part;
import aigateway.analytics.series.Series;
import aigateway.analytics.series.SeriesJson;
import aigateway.analytics.series.Sums;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.List;
import java.util.function.IntSupplier;

/// Writes what a second brought.
record TickJson(Series series, IntSupplier inFlight) {
    private static final List<Figure> FIGURES =
            List.of(
                    Figure.CALLS,
                    Figure.FAILED,
                    Figure.HITS,
                    Figure.REFUSED,
                    Figure.INPUT_TOKENS,
                    Figure.OUTPUT_TOKENS,
                    Figure.FAILOVERS);

    /// @param second since 1970
    Bytes of(long second) {
        Sums sums = series.second(second);
        JsonWriter json = new JsonWriter(1_024).object();
        json.key("time").number(second * 1_000);
        FIGURES.forEach(figure -> json.key(figure.word()).number(sums.of(figure)));
        json.key("inFlight").number(inFlight.getAsInt());
        SeriesJson.percentiles(json, sums);
        json.key("byProvider").object();
        for (int i = 0; i < Series.mostProviders(); i++) {
            if (sums.of(i, Part.CALLS) > 0) {
                provider(json.key(series.provider(i)).object(), sums, i);
            }
        }
        return json.endObject().endObject().bytes();
    }

    private static void provider(JsonWriter json, Sums sums, int provider) {
        json.key("calls").number(sums.of(provider, Part.CALLS));
        json.key("failed").number(sums.of(provider, Part.FAILED));
        json.key("inputTokens").number(sums.of(provider, Part.INPUT_TOKENS));
        json.key("outputTokens").number(sums.of(provider, Part.OUTPUT_TOKENS));
        SeriesJson.millis(json.key("latencyMs"), sums.meanMicros(provider));
        json.endObject();
    }
}

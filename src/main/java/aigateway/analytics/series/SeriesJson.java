package aigateway.analytics.series;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.List;

/// Writes series as charts want them: a list for each number, one place for each step.
public final class SeriesJson {
    private static final List<Figure> TOTALS =
            List.of(
                    Figure.CALLS,
                    Figure.FAILED,
                    Figure.HITS,
                    Figure.REFUSED,
                    Figure.FAILOVERS,
                    Figure.INPUT_TOKENS,
                    Figure.OUTPUT_TOKENS);

    private final Range range;
    private final long from;
    private final Words providers;
    private final Words errors;

    /// @param from the first step's first second
    SeriesJson(Range range, long from, Words providers, Words errors) {
        this.range = range;
        this.from = from;
        this.providers = providers;
        this.errors = errors;
    }

    Bytes of(Table table, List<Mark> marks) {
        JsonWriter json = new JsonWriter(64 << 10).object();
        json.key("range").string(range.word()).key("stepSeconds").number(range.stepSeconds());
        json.key("from").number(from).key("times").array();
        for (int i = 0; i < table.steps(); i++) {
            json.number(from + (long) i * range.stepSeconds());
        }
        json.endArray();
        for (Figure figure : Figure.values()) {
            numbers(json.key(figure.word()), table, table.of(figure));
        }
        for (Span span : Span.values()) {
            json.key(span.word()).object();
            for (int i = 0; i < Table.PERCENTS.length; i++) {
                times(json.key("p" + Table.PERCENTS[i]), table.percentiles(span, i));
            }
            json.endObject();
        }
        byProvider(json.key("byProvider").object(), table);
        byError(json.endObject().key("errors").object(), table);
        totals(json.endObject().key("totals").object(), table.totals());
        json.endObject().key("marks").array();
        marks.forEach(mark -> json.raw(mark.json()));
        return json.endArray().endObject().bytes();
    }

    private void byProvider(JsonWriter json, Table table) {
        for (int i = 0; i < Layout.PROVIDERS; i++) {
            if (table.has(i)) {
                json.key(providers.name(i)).object();
                numbers(json.key("calls"), table, table.of(i, Part.CALLS));
                numbers(json.key("failed"), table, table.of(i, Part.FAILED));
                numbers(json.key("inputTokens"), table, table.of(i, Part.INPUT_TOKENS));
                numbers(json.key("outputTokens"), table, table.of(i, Part.OUTPUT_TOKENS));
                times(json.key("latencyMs"), table.meanMicros(i));
                json.endObject();
            }
        }
    }

    private void byError(JsonWriter json, Table table) {
        for (int i = 0; i < Layout.ERRORS; i++) {
            if (table.hasError(i)) {
                numbers(json.key(errors.name(i)), table, table.ofError(i));
            }
        }
    }

    private static void numbers(JsonWriter json, Table table, long[] column) {
        json.array();
        for (int i = 0; i < column.length; i++) {
            if (table.known(i)) {
                json.number(column[i]);
            } else {
                json.nul();
            }
        }
        json.endArray();
    }

    private static void times(JsonWriter json, long[] column) {
        json.array();
        for (long micros : column) {
            millis(json, micros);
        }
        json.endArray();
    }

    private static void totals(JsonWriter json, Sums sums) {
        for (Figure figure : TOTALS) {
            json.key(figure.word()).number(sums.of(figure));
        }
        percentiles(json, sums);
    }

    /// The percentiles of all spans, each under its name.
    public static void percentiles(JsonWriter json, Sums sums) {
        for (Span span : Span.values()) {
            json.key(span.word()).object();
            for (int percent : Table.PERCENTS) {
                millis(json.key("p" + percent), sums.percentile(span, percent));
            }
            json.endObject();
        }
    }

    /// Milliseconds, or `null` for a time that is not known.
    public static void millis(JsonWriter json, long micros) {
        if (micros < 0) {
            json.nul();
        } else {
            json.decimal(micros, 3);
        }
    }
}

package aigateway.logs.sink.format;

import aigateway.logs.sink.testing.SampleLines;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells what each format costs for an event, in nanoseconds of one core: a program, no test.
final class FormatCost {
    private static final int EVENTS = 500;
    private static final int ROUNDS = 40;
    private static final long ROUND_NANOS = 100_000_000;

    private FormatCost() {}

    /// Prints a line a format.
    public static void main(String[] arguments) {
        // as most calls have it: nothing was dropped
        String dropped = ",\"dropped\":[\"logit_bias\",\"n\"]";
        Bytes line = Bytes.utf8(SampleLines.COMPLETED.replace(dropped, ""));
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            events.add(
                    new LogEvent(
                            "01eff247-0444-1eb0-b153-" + (100_000_000_000L + i),
                            SampleLines.MILLIS + i,
                            line));
        }
        Map<String, SinkFormat> formats = new LinkedHashMap<>();
        formats.put("elasticsearch", new ElasticSearch(null, "gateway-1"));
        formats.put("splunk", new Splunk(new Secret("token"), "gateway-1"));
        formats.put("datadog", new Datadog(new Secret("key"), "gateway-1"));
        formats.put("opentelemetry", new OpenTelemetry("1.0.0", "gateway-1"));
        formats.forEach(
                (name, format) -> {
                    double best = Double.MAX_VALUE;
                    for (int i = 0; i < ROUNDS; i++) {
                        best = Math.min(best, round(format, events));
                    }
                    int bytes = format.write(events).body().length() / EVENTS;
                    System.out.printf("%-14s %7.0f ns, %4d bytes an event%n", name, best, bytes);
                });
    }

    private static double round(SinkFormat format, List<LogEvent> events) {
        long begin = System.nanoTime();
        long now = begin;
        long count = 0;
        while (now - begin < ROUND_NANOS) {
            if (format.write(events).body().isEmpty()) {
                throw new IllegalStateException("nothing was written");
            }
            count += EVENTS;
            now = System.nanoTime();
        }
        return (double) (now - begin) / count;
    }
}

package aigateway.logs.sink.format;

import aigateway.logs.sink.record.Output;
import aigateway.provider.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The formats of all sinks.
public final class Formats {
    private Formats() {}

    /// Elasticsearch and OpenSearch: documents of the index `ai-gateway`.
    ///
    /// @param key `id:key`, or both in base64 as Kibana shows them; null or empty if none is needed
    public static SinkFormat elasticSearch(@Nullable Secret key) {
        return new ElasticSearch(key, HostName.here());
    }

    /// Splunk's HTTP event collector.
    public static SinkFormat splunk(Secret token) {
        return new Splunk(token, HostName.here());
    }

    /// Datadog's log intake.
    public static SinkFormat datadog(Secret key) {
        return new Datadog(key, HostName.here());
    }

    /// An OpenTelemetry collector, OTLP over HTTP.
    ///
    /// @param version the gateway's own
    public static SinkFormat openTelemetry(String version) {
        return new OpenTelemetry(version, HostName.here());
    }

    /// Room for the lines of all events, with so many bytes around each.
    static Output room(List<LogEvent> events, int around) {
        long bytes = around;
        for (LogEvent event : events) {
            bytes += event.json().length() + event.id().length() + around;
        }
        return new Output(Math.toIntExact(bytes));
    }
}

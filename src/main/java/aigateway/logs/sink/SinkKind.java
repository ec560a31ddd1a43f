package aigateway.logs.sink;

import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.delivery.Endpoint;
import aigateway.logs.sink.format.Formats;
import aigateway.logs.sink.format.SinkFormat;
import aigateway.provider.Secret;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sinks that there are, in the order of [LoggingSettings#destinations()].
enum SinkKind {
    ELASTICSEARCH("elasticsearch"),
    SPLUNK("splunk"),
    DATADOG("datadog"),
    OPEN_TELEMETRY("opentelemetry");

    private final String label;

    SinkKind(String label) {
        this.label = label;
    }

    /// The word for it in the admin API and in log lines.
    String label() {
        return label;
    }

    /// A format for one thread.
    SinkFormat format(@Nullable Secret key, String version) {
        Secret given = key == null ? new Secret("") : key;
        return switch (this) {
            case ELASTICSEARCH -> Formats.elasticSearch(key);
            case SPLUNK -> Formats.splunk(given);
            case DATADOG -> Formats.datadog(given);
            case OPEN_TELEMETRY -> Formats.openTelemetry(version);
        };
    }

    /// Where it is.
    ///
    /// @throws IllegalArgumentException if that cannot be understood; the message says why
    Endpoint endpoint(String text) {
        return Endpoint.of(this == DATADOG ? DatadogSites.intake(text.strip()) : text, tails());
    }

    /// Paths of its requests, which people may have written into the endpoint; longer ones first.
    private List<String> tails() {
        return switch (this) {
            case ELASTICSEARCH -> List.of("/ai-gateway/_bulk", "/_bulk");
            case SPLUNK ->
                    List.of(
                            "/services/collector/event/1.0",
                            "/services/collector/event",
                            "/services/collector/raw",
                            "/services/collector");
            case DATADOG -> List.of("/api/v2/logs", "/v1/input");
            case OPEN_TELEMETRY -> List.of("/v1/logs");
        };
    }

    /// What is missing or wrong; empty if nothing is.
    String trouble(Destination destination) {
        LoggingSettings.Keys keys = LoggingSettings.KEYS.get(ordinal());
        List<String> missing = keys.missing(destination);
        if (!missing.isEmpty()) {
            return "it is on without " + String.join(" and ", missing);
        }
        try {
            Objects.requireNonNull(endpoint(destination.endpoint()));
            return "";
        } catch (IllegalArgumentException e) {
            return keys.endpoint().name() + " " + e.getMessage();
        }
    }

    /// True if it can be used in spite of what is missing: an Elasticsearch without security has no
    /// keys.
    boolean works(Destination destination) {
        return trouble(destination).isEmpty()
                || (this == ELASTICSEARCH
                        && !destination.hasKey()
                        && trouble(destination.withKey(new Secret("none"))).isEmpty());
    }
}

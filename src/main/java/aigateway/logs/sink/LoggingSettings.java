package aigateway.logs.sink;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.config.Section;
import aigateway.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `[defaultLoggingConfig]` says: where log lines go besides standard output.
///
/// @param logBodies whether what callers and providers say is logged, too
public record LoggingSettings(
        Destination elasticSearch,
        Destination splunk,
        Destination datadog,
        Destination openTelemetry,
        boolean logBodies) {
    /// One place for log lines.
    ///
    /// @param endpoint empty if none is written
    /// @param key null if it has none
    public record Destination(boolean enabled, String endpoint, @Nullable Secret key) {}

    private static final Keys ELASTIC_SEARCH =
            new Keys("ElasticSearch", "Elasticsearch", "elasticSearchEndpoint", "elasticApiKey");
    private static final Keys SPLUNK =
            new Keys("Splunk", "Splunk's HTTP event collector", "splunkEndpoint", "splunkToken");
    private static final Keys DATADOG =
            new Keys("Datadog", "Datadog", "datadogEndpoint", "datadogApiKey");
    private static final Keys OPEN_TELEMETRY =
            new Keys("OpenTelemetry", "an OpenTelemetry collector", "openTelemetryEndpoint", "");

    /// The keys of all destinations, in the order of [#destinations()].
    static final List<Keys> KEYS = List.of(ELASTIC_SEARCH, SPLUNK, DATADOG, OPEN_TELEMETRY);

    static final Key<Boolean> LOG_BODIES =
            Key.of(
                    "logBodies",
                    Forms.flag(),
                    false,
                    "Whether the lines of calls hold requests and answers: 64 KiB of each at most,"
                            + " secrets masked.");

    /// `[defaultLoggingConfig]`.
    public static final Schema SCHEMA =
            new Schema(
                    "defaultLoggingConfig",
                    Repeat.ONCE,
                    "Where log lines go besides standard output. A later version sends them; this"
                            + " one only checks and keeps the values.",
                    allKeys(),
                    List.of());

    /// Reads it; what is odd is a warning of the reading.
    public static LoggingSettings read(Section section) {
        return new LoggingSettings(
                ELASTIC_SEARCH.read(section),
                SPLUNK.read(section),
                DATADOG.read(section),
                OPEN_TELEMETRY.read(section),
                section.get(LOG_BODIES));
    }

    /// Those with these destinations.
    static LoggingSettings of(List<Destination> all, boolean logBodies) {
        return new LoggingSettings(all.get(0), all.get(1), all.get(2), all.get(3), logBodies);
    }

    List<Destination> destinations() {
        return List.of(elasticSearch, splunk, datadog, openTelemetry);
    }

    private static List<Key<?>> allKeys() {
        List<Key<?>> keys = new ArrayList<>();
        for (Keys one : KEYS) {
            keys.addAll(one.all());
        }
        keys.add(LOG_BODIES);
        return keys;
    }

    /// The keys of one destination; `key` is null if it has no credential.
    record Keys(
            Key<Boolean> enable, Key<String> endpoint, @Nullable Key<Secret> key, String title) {
        Keys(String name, String title, String endpoint, String key) {
            this(
                    Key.of(
                            "enable" + name,
                            Forms.flag(),
                            false,
                            "Whether log lines go to " + title + "."),
                    Key.optional(endpoint, Forms.anyText(), "Where " + title + " is."),
                    key.isEmpty()
                            ? null
                            : Key.optional(
                                    key, Forms.secret(Secret::new), "The key for " + title + "."),
                    title);
        }

        List<Key<?>> all() {
            return key == null ? List.of(enable, endpoint) : List.of(enable, endpoint, key);
        }

        Destination read(Section section) {
            boolean enabled = section.get(enable);
            String at = section.find(endpoint);
            Secret secret = key == null ? null : section.find(key);
            if (enabled) {
                String name = section.path() + "." + enable.name();
                List<String> missing = new ArrayList<>();
                if (at == null || at.isBlank()) {
                    missing.add(endpoint.name());
                }
                if (key != null && (secret == null || secret.reveal().isEmpty())) {
                    missing.add(key.name());
                }
                if (!missing.isEmpty()) {
                    section.reading()
                            .warning(name + " is on without " + String.join(" and ", missing));
                }
                section.reading()
                        .warning(
                                name
                                        + " is on, but this version sends no log lines to "
                                        + title
                                        + " yet; they go to standard output only");
            }
            return new Destination(enabled, at == null ? "" : at, secret);
        }
    }
}

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
/// @param queueBytes most memory of the lines that wait for one sink
/// @param compression true if requests to sinks are compressed
/// @param logBodies whether what callers and providers say is logged, too
public record LoggingSettings(
        Destination elasticSearch,
        Destination splunk,
        Destination datadog,
        Destination openTelemetry,
        long queueBytes,
        boolean compression,
        boolean logBodies) {
    /// One place for log lines.
    ///
    /// @param endpoint empty if none is written
    /// @param key null if it has none
    public record Destination(boolean enabled, String endpoint, @Nullable Secret key) {
        /// True if there is a key.
        boolean hasKey() {
            return key != null && !key.reveal().isEmpty();
        }

        Destination withKey(Secret other) {
            return new Destination(enabled, endpoint, other);
        }
    }

    static final long DEFAULT_QUEUE_BYTES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 32, 1L << 20, 16L << 20);

    static final long LEAST_QUEUE_BYTES = 64L << 10;
    static final long MOST_QUEUE_BYTES = 512L << 20;

    /// `sinkQueueBytes`.
    static final Key<Long> QUEUE_BYTES =
            Key.optional(
                            "sinkQueueBytes",
                            Forms.bytes(LEAST_QUEUE_BYTES, MOST_QUEUE_BYTES),
                            "Most memory of the lines that wait for one sink; more are lost.")
                    .fallbackText("16 MiB, but a thirty-second of the heap at most");

    /// `sinkCompression`.
    static final Key<Boolean> COMPRESSION =
            Key.of(
                    "sinkCompression",
                    Forms.flag(),
                    true,
                    "Whether what is sent to sinks is compressed with gzip.");

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
                    "Where log lines go besides standard output: docs/log-sinks.md",
                    allKeys(),
                    List.of());

    /// Reads it; what is odd is a warning of the reading.
    public static LoggingSettings read(Section section) {
        Long queueBytes = section.find(QUEUE_BYTES);
        return new LoggingSettings(
                ELASTIC_SEARCH.read(section),
                SPLUNK.read(section),
                DATADOG.read(section),
                OPEN_TELEMETRY.read(section),
                queueBytes == null ? DEFAULT_QUEUE_BYTES : queueBytes,
                section.get(COMPRESSION),
                section.get(LOG_BODIES));
    }

    /// Those with these destinations, and the usual for the rest.
    static LoggingSettings of(List<Destination> all) {
        return of(all, DEFAULT_QUEUE_BYTES, true, false);
    }

    static LoggingSettings of(
            List<Destination> all, long queueBytes, boolean compression, boolean logBodies) {
        return new LoggingSettings(
                all.get(0), all.get(1), all.get(2), all.get(3), queueBytes, compression, logBodies);
    }

    List<Destination> destinations() {
        return List.of(elasticSearch, splunk, datadog, openTelemetry);
    }

    private static List<Key<?>> allKeys() {
        List<Key<?>> keys = new ArrayList<>();
        for (Keys one : KEYS) {
            keys.addAll(one.all());
        }
        keys.add(QUEUE_BYTES);
        keys.add(COMPRESSION);
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
            if (at != null && holdsPassword(at)) {
                section.reading()
                        .problem(
                                section.place(endpoint),
                                "`" + endpoint.name() + "` must hold no user and no password");
            }
            Destination destination = new Destination(enabled, at == null ? "" : at, secret);
            List<String> missing = missing(destination);
            if (enabled && !missing.isEmpty()) {
                String name = section.path() + "." + enable.name();
                section.reading().warning(name + " is on without " + String.join(" and ", missing));
            }
            return destination;
        }

        /// True if an endpoint holds a password, which would be shown wherever the endpoint is.
        static boolean holdsPassword(String endpoint) {
            int from = endpoint.indexOf("://");
            int at = endpoint.indexOf('@');
            int path = endpoint.indexOf('/', from < 0 ? 0 : from + 3);
            return at >= 0 && (path < 0 || at < path);
        }

        /// The names of the keys that a destination needs and that say nothing.
        List<String> missing(Destination destination) {
            List<String> missing = new ArrayList<>();
            if (destination.endpoint().isBlank()) {
                missing.add(endpoint.name());
            }
            if (key != null && !destination.hasKey()) {
                missing.add(key.name());
            }
            return missing;
        }
    }
}

package aigateway.logs;

import aigateway.json.JsonKey;
import aigateway.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A log line that is being put together. For one thread.
public final class LogLine {
    private static final JsonKey TIMESTAMP = new JsonKey("timestamp");
    private static final JsonKey LEVEL = new JsonKey("level");
    private static final JsonKey COMPONENT = new JsonKey("component");
    private static final JsonKey MESSAGE = new JsonKey("message");
    private static final JsonKey METADATA = new JsonKey("metadata");

    private final Log log;
    private final JsonWriter json = new JsonWriter(640);

    LogLine(Log log, String timestamp, Level level, String component, String message) {
        this.log = log;
        json.object().key(TIMESTAMP).string(timestamp).key(LEVEL).string(level.name());
        json.key(COMPONENT).string(component).key(MESSAGE).string(message);
        json.key(METADATA).object();
    }

    /// Adds text to the metadata; null adds nothing.
    public LogLine with(JsonKey name, @Nullable String value) {
        if (value != null) {
            json.key(name).string(value);
        }
        return this;
    }

    /// Adds a number to the metadata.
    public LogLine with(JsonKey name, long value) {
        json.key(name).number(value);
        return this;
    }

    /// Adds a flag to the metadata.
    public LogLine with(JsonKey name, boolean value) {
        json.key(name).bool(value);
        return this;
    }

    /// Adds a time span to the metadata, in milliseconds with three decimals.
    public LogLine withMillis(JsonKey name, long nanos) {
        json.key(name).decimal(nanos / 1_000, 3);
        return this;
    }

    /// Adds text to the metadata; null adds nothing.
    public LogLine with(String name, @Nullable String value) {
        if (value != null) {
            json.key(name).string(value);
        }
        return this;
    }

    /// Adds a number to the metadata.
    public LogLine with(String name, long value) {
        json.key(name).number(value);
        return this;
    }

    /// Adds a flag to the metadata.
    public LogLine with(String name, boolean value) {
        json.key(name).bool(value);
        return this;
    }

    /// Adds texts to the metadata; an empty list adds nothing.
    public LogLine with(String name, List<String> values) {
        if (!values.isEmpty()) {
            json.key(name).array();
            for (String value : values) {
                json.string(value);
            }
            json.endArray();
        }
        return this;
    }

    /// Hands the line over to be written.
    public void write() {
        log.write(json.endObject().endObject().line());
    }
}

package aigateway.logs.sink;

import aigateway.config.Key;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.logs.sink.LoggingSettings.Destination;
import aigateway.logs.sink.LoggingSettings.Keys;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where log lines go, as the admin API has it: the keys of `[defaultLoggingConfig]`. A change may
/// leave keys out, and may send a masked credential back: both stay as they are then. `sinks`,
/// which
/// the admin API shows beside them, may come back, too, and says nothing.
public final class LoggingSetting implements Setting<LoggingSettings> {
    private static final Destination NONE = new Destination(false, "", null);
    private static final LoggingSettings NOTHING =
            LoggingSettings.of(List.of(NONE, NONE, NONE, NONE));

    /// How it stands with the sinks, which is no setting.
    private static final String SHOWN = "sinks";

    @Override
    public String name() {
        return "logging";
    }

    @Override
    public LoggingSettings read(JsonNode json) throws BadValue {
        return change(json, NOTHING);
    }

    @Override
    public LoggingSettings change(JsonNode json, LoggingSettings current) throws BadValue {
        Fields fields = new Fields(json);
        List<Destination> changed = new ArrayList<>();
        for (int i = 0; i < LoggingSettings.KEYS.size(); i++) {
            Keys keys = LoggingSettings.KEYS.get(i);
            Destination before = current.destinations().get(i);
            String endpoint = fields.text(keys.endpoint().name(), before.endpoint()).strip();
            if (Keys.holdsPassword(endpoint)) {
                throw fields.bad(keys.endpoint().name(), "must hold no user and no password");
            }
            changed.add(
                    new Destination(
                            fields.flag(keys.enable().name(), before.enabled()),
                            endpoint,
                            secret(fields, keys.key(), before.key())));
        }
        Long queue =
                fields.integer(
                        LoggingSettings.QUEUE_BYTES.name(),
                        LoggingSettings.LEAST_QUEUE_BYTES,
                        LoggingSettings.MOST_QUEUE_BYTES);
        boolean compression =
                fields.flag(LoggingSettings.COMPRESSION.name(), current.compression());
        if (fields.names().contains(SHOWN)) {
            fields.find(SHOWN);
        }
        boolean bodies = fields.flag(LoggingSettings.LOG_BODIES.name(), current.logBodies());
        fields.nothingElse();
        return LoggingSettings.of(
                changed, queue == null ? current.queueBytes() : queue, compression, bodies);
    }

    private static @Nullable Secret secret(
            Fields fields, @Nullable Key<Secret> key, @Nullable Secret before) throws BadValue {
        if (key == null) {
            return null;
        }
        String old = before == null ? "" : before.reveal();
        String text = fields.text(key.name(), old).strip();
        if (before != null && !old.isEmpty() && text.equals(before.masked())) {
            return before;
        }
        if (!text.equals(old) && text.startsWith("****")) {
            throw fields.bad(
                    key.name(),
                    "is masked, but not the one in force; send it in full, or leave it out");
        }
        return text.isEmpty() ? null : new Secret(text);
    }

    @Override
    public Bytes write(LoggingSettings value) {
        return json(value, false);
    }

    @Override
    public Bytes show(LoggingSettings value) {
        return json(value, true);
    }

    private static Bytes json(LoggingSettings value, boolean masked) {
        JsonWriter json = new JsonWriter().object();
        for (int i = 0; i < LoggingSettings.KEYS.size(); i++) {
            Keys keys = LoggingSettings.KEYS.get(i);
            Destination destination = value.destinations().get(i);
            json.key(keys.enable().name()).bool(destination.enabled());
            json.key(keys.endpoint().name()).string(destination.endpoint());
            if (keys.key() != null) {
                json.key(keys.key().name()).string(shown(destination.key(), masked));
            }
        }
        json.key(LoggingSettings.QUEUE_BYTES.name()).number(value.queueBytes());
        json.key(LoggingSettings.COMPRESSION.name()).bool(value.compression());
        json.key(LoggingSettings.LOG_BODIES.name()).bool(value.logBodies());
        return json.endObject().bytes();
    }

    private static String shown(@Nullable Secret secret, boolean masked) {
        if (secret == null || secret.reveal().isEmpty()) {
            return "";
        }
        return masked ? secret.masked() : secret.reveal();
    }
}

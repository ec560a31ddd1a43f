package aigateway.cache;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;

/// The cache's settings as the admin API reads and shows them. What a change leaves out stays.
public final class CacheSetting implements Setting<CacheSettings> {
    private static final String ENABLED = "enabled";
    private static final String TTL = "ttlSeconds";
    private static final String MAX_BYTES = "maxBytes";

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public CacheSettings read(JsonNode json) throws BadValue {
        return change(json, CacheSettings.USUAL);
    }

    @Override
    public CacheSettings change(JsonNode json, CacheSettings current) throws BadValue {
        Fields fields = new Fields(json);
        boolean enabled = fields.flag(ENABLED, current.enabled());
        Long ttl = fields.integer(TTL, 0, CacheKeys.MOST_SECONDS);
        Long maxBytes = fields.integer(MAX_BYTES, 0, Long.MAX_VALUE);
        fields.nothingElse();
        return new CacheSettings(
                enabled,
                ttl == null ? current.ttlSeconds() : ttl.intValue(),
                maxBytes == null ? current.maxBytes() : maxBytes);
    }

    @Override
    public Bytes write(CacheSettings value) {
        JsonWriter json = new JsonWriter(96).object();
        json.key(ENABLED).bool(value.enabled());
        json.key(TTL).number(value.ttlSeconds());
        json.key(MAX_BYTES).number(value.maxBytes());
        return json.endObject().bytes();
    }
}

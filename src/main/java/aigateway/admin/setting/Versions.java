package aigateway.admin.setting;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.Masks;
import aigateway.settings.Version;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes versions of settings as JSON, credentials masked.
final class Versions {
    private Versions() {}

    /// Writes one version as an object.
    ///
    /// @param values true to write the value, too
    static void write(JsonWriter json, Version version, boolean values) {
        json.object();
        json.key("setting").string(version.setting());
        json.key("version").number(version.number());
        json.key("time").string(version.time().toString());
        json.key("actor").string(version.actor());
        json.key("action").string(version.action().name().toLowerCase(Locale.ROOT));
        if (values) {
            value(json.key("value"), "", version.value());
        }
        json.key("diff").array();
        for (Version.Difference difference : version.diff()) {
            json.object().key("path").string(difference.path());
            value(json.key("before"), difference.path(), difference.before());
            value(json.key("after"), difference.path(), difference.after());
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void value(JsonWriter json, String path, @Nullable Bytes value) {
        if (value == null) {
            json.nul();
        } else {
            json.raw(Masks.mask(path, value));
        }
    }
}

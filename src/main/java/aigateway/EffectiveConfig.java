package aigateway;

import aigateway.admin.view.ConfigView;
import aigateway.config.EffectiveValue;
import aigateway.json.Json;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.provider.LeftOut;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /admin/config`: each value that is in force with its origin, what is odd, and
/// what was wrong with the file when it last changed.
///
/// @param problems of the last reload
record EffectiveConfig(
        @Nullable Path file, Supplier<Settings> settings, Supplier<List<String>> problems)
        implements ConfigView {
    @Override
    public Bytes json() {
        Settings now = settings.get();
        JsonWriter json = new JsonWriter(2_048).object();
        json.key("file");
        if (file == null) {
            json.nul();
        } else {
            json.string(file.toString());
        }
        json.key("values").object();
        for (EffectiveValue value : now.effective()) {
            json.key(value.path()).object();
            value(json.key("value"), value.value());
            json.key("origin").string(value.origin());
            json.endObject();
        }
        json.endObject().key("leftOut").object();
        for (LeftOut left : now.route().leftOut()) {
            json.key(left.name()).string(left.reason());
        }
        json.endObject();
        texts(json.key("warnings"), now.warnings());
        texts(json.key("problems"), problems.get());
        return json.endObject().bytes();
    }

    /// Numbers, flags, texts and lists as such; anything else as text.
    private static void value(JsonWriter json, String shown) {
        Bytes text = Bytes.utf8(shown);
        if (Json.root(text) != null) {
            json.raw(text);
        } else {
            json.string(shown);
        }
    }

    private static void texts(JsonWriter json, List<String> texts) {
        json.array();
        texts.forEach(json::string);
        json.endArray();
    }
}

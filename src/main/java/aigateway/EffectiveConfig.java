package aigateway;

import aigateway.admin.view.ConfigView;
import aigateway.config.EffectiveValue;
import aigateway.json.Json;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.provider.LeftOut;
import aigateway.settings.LiveSettings;
import aigateway.settings.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The answer of `GET /admin/config`: each value that is in force with its origin, what is odd, and
/// what was wrong with the file when it last changed.
///
/// @param runtime what can be changed while running
/// @param problems of the last reload
record EffectiveConfig(
        @Nullable Path file,
        Supplier<Settings> settings,
        LiveSettings<?> runtime,
        Supplier<List<String>> problems)
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
        List<String> overridden = overridden();
        json.key("values").object();
        for (EffectiveValue value : now.effective()) {
            json.key(value.path()).object();
            value(json.key("value"), value.value());
            json.key("origin").string(value.origin());
            for (String setting : overridden) {
                if (gives(setting, value.path())) {
                    json.key("overriddenBy").string(setting);
                }
            }
            json.endObject();
        }
        settings(json.endObject().key("settings"), now.effective());
        json.key("leftOut").object();
        for (LeftOut left : now.route().leftOut()) {
            json.key(left.name()).string(left.reason());
        }
        json.endObject();
        texts(json.key("warnings"), now.warnings());
        texts(json.key("problems"), problems.get());
        return json.endObject().bytes();
    }

    private void settings(JsonWriter json, List<EffectiveValue> values) {
        json.object();
        for (String name : runtime.names()) {
            State state = runtime.state(name);
            if (state != null) {
                json.key(name).object().key("value").raw(state.value());
                json.key("fileValue").raw(state.fileValue());
                json.key("origin").string(origin(state, values)).endObject();
            }
        }
        json.endObject();
    }

    private String origin(State state, List<EffectiveValue> values) {
        aigateway.settings.Version newest = runtime.newest(state.name());
        if (state.overridden() && newest != null) {
            return "admin, version %d, by %s at %s"
                    .formatted(newest.number(), newest.actor(), newest.time());
        }
        boolean written =
                values.stream()
                        .anyMatch(
                                value ->
                                        !value.origin().equals("default")
                                                && gives(state.name(), value.path()));
        return written ? "file" : "default";
    }

    /// The settings whose values in the file are not in force.
    private List<String> overridden() {
        List<String> names = new ArrayList<>();
        for (String name : runtime.names()) {
            State state = runtime.state(name);
            if (state != null && state.overridden()) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean gives(String setting, String path) {
        return RuntimePolicies.KEYS.getOrDefault(setting, List.of()).stream()
                .anyMatch(path::startsWith);
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

package aigateway.guard;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.Setting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The guardrails in the admin API. What is not given is off.
public final class GuardSetting implements Setting<GuardSettings> {
    @Override
    public String name() {
        return "guardrails";
    }

    @Override
    public GuardSettings read(JsonNode json) throws BadValue {
        Fields fields = new Fields(json);
        GuardSettings settings =
                new GuardSettings(
                        fields.texts("bannedPhrases"),
                        length(fields, "minLength"),
                        length(fields, "maxLength"),
                        fields.flag("requireDisclaimer", false),
                        fields.text("disclaimer", ""),
                        fields.flag("checkRequests", false),
                        patterns(fields),
                        personalData(fields),
                        schema(fields),
                        external(fields));
        fields.nothingElse();
        new GuardCheck<BadValue>(
                        settings,
                        (field, index, message) -> {
                            throw fields.bad(path(field, index), message);
                        })
                .check();
        return settings;
    }

    /// As `bannedPhrases.2` or `patterns.0.name`.
    private static String path(String field, int index) {
        if (index < 0) {
            return field;
        }
        int dot = field.indexOf('.');
        return dot < 0
                ? field + "." + index
                : field.substring(0, dot) + "." + index + field.substring(dot);
    }

    private static int length(Fields fields, String name) throws BadValue {
        Long length = fields.integer(name, 0, GuardKeys.MOST_LENGTH);
        return length == null ? 0 : length.intValue();
    }

    private static List<TextPattern> patterns(Fields fields) throws BadValue {
        List<TextPattern> patterns = new ArrayList<>();
        for (Fields one : fields.objects("patterns")) {
            String name = one.text("name");
            String pattern = one.text("pattern");
            patterns.add(new TextPattern(name, pattern, action(one, "action", Action.BLOCK)));
            one.nothingElse();
        }
        return patterns;
    }

    private static Action action(Fields fields, String name, Action fallback) throws BadValue {
        return fields.word(name, fallback, List.of("block", "redact", "mask"), Action::of);
    }

    private static Map<Entity, Action> personalData(Fields fields) throws BadValue {
        Map<Entity, Action> all = new EnumMap<>(Entity.class);
        Fields given = fields.object("personalData");
        if (given != null) {
            for (Entity each : Entity.values()) {
                if (given.has(each.word())) {
                    all.put(each, action(given, each.word(), Action.BLOCK));
                }
            }
            given.nothingElse();
        }
        return all;
    }

    private static String schema(Fields fields) throws BadValue {
        JsonNode node = fields.find("answerSchema");
        if (node == null) {
            return "";
        }
        if (!node.isObject()) {
            throw fields.bad("answerSchema", "must be a JSON object, a schema");
        }
        return node.raw().utf8();
    }

    private static @Nullable ExternalCheck external(Fields fields) throws BadValue {
        Fields given = fields.object("external");
        if (given == null) {
            return null;
        }
        Long millis = given.integer("timeoutMillis", 1, GuardKeys.MOST_MILLIS);
        boolean open =
                given.word(
                        "onFailure", Boolean.FALSE, List.of("open", "closed"), GuardSetting::open);
        String url = given.text("url");
        given.nothingElse();
        return new ExternalCheck(
                url, millis == null ? GuardKeys.USUAL_MILLIS : millis.intValue(), open);
    }

    private static @Nullable Boolean open(String word) {
        return switch (word) {
            case "open" -> Boolean.TRUE;
            case "closed" -> Boolean.FALSE;
            default -> null;
        };
    }

    @Override
    public Bytes write(GuardSettings value) {
        JsonWriter json = new JsonWriter().object().key("bannedPhrases").array();
        value.bannedPhrases().forEach(json::string);
        json.endArray();
        json.key("minLength").number(value.minLength());
        json.key("maxLength").number(value.maxLength());
        json.key("requireDisclaimer").bool(value.requireDisclaimer());
        if (!value.disclaimer().isEmpty()) {
            json.key("disclaimer").string(value.disclaimer());
        }
        if (value.checkRequests()) {
            json.key("checkRequests").bool(true);
        }
        writePatterns(json, value.patterns());
        writePersonalData(json, value.personalData());
        if (Json.root(Bytes.utf8(value.answerSchema())) != null) {
            json.key("answerSchema").raw(Bytes.utf8(value.answerSchema().strip()));
        }
        ExternalCheck external = value.external();
        if (external != null) {
            json.key("external").object().key("url").string(external.url());
            json.key("timeoutMillis").number(external.timeoutMillis());
            json.key("onFailure").string(external.failOpen() ? "open" : "closed").endObject();
        }
        return json.endObject().bytes();
    }

    private static void writePatterns(JsonWriter json, List<TextPattern> patterns) {
        if (patterns.isEmpty()) {
            return;
        }
        json.key("patterns").array();
        for (TextPattern one : patterns) {
            json.object().key("name").string(one.name()).key("pattern").string(one.pattern());
            json.key("action").string(one.action().word()).endObject();
        }
        json.endArray();
    }

    private static void writePersonalData(JsonWriter json, Map<Entity, Action> data) {
        if (!data.isEmpty()) {
            json.key("personalData").object();
            data.forEach((entity, action) -> json.key(entity.word()).string(action.word()));
            json.endObject();
        }
    }
}

package aigateway.settings;

import aigateway.json.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a JSON object strictly: wrong types and unknown fields are refused. For one
/// thread.
public final class Fields {
    private static final int MOST_CHARACTERS = 28;

    private final String path;
    private final Map<String, JsonNode> given = new LinkedHashMap<>();
    private final List<String> known = new ArrayList<>();

    /// The fields of `json`.
    ///
    /// @throws BadValue if it is no object
    public Fields(JsonNode json) throws BadValue {
        this(json, "");
    }

    private Fields(JsonNode json, String path) throws BadValue {
        if (!json.isObject()) {
            throw new BadValue(path, "must be a JSON object");
        }
        this.path = path;
        json.members(given::put);
    }

    /// True if the field is there and not null.
    public boolean has(String name) {
        return find(name) != null;
    }

    /// A text.
    public String text(String name, String fallback) throws BadValue {
        JsonNode node = find(name);
        return node == null ? fallback : text(name, node);
    }

    /// A text that must be there and not blank.
    public String text(String name) throws BadValue {
        String text = text(name, "");
        if (text.isBlank()) {
            throw bad(name, "is missing");
        }
        return text;
    }

    /// A whole number within bounds, or null.
    public @Nullable Long integer(String name, long least, long most) throws BadValue {
        JsonNode node = find(name);
        if (node == null) {
            return null;
        }
        long value = isWhole(node) ? node.asLong(Long.MIN_VALUE) : Long.MIN_VALUE;
        if (value < least || value > most) {
            throw bad(name, "must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    private static boolean isWhole(JsonNode node) {
        String raw = node.isNumber() ? node.raw().utf8() : ".";
        return raw.indexOf('.') < 0 && raw.indexOf('e') < 0 && raw.indexOf('E') < 0;
    }

    /// True or false.
    public boolean flag(String name, boolean fallback) throws BadValue {
        JsonNode node = find(name);
        if (node == null) {
            return fallback;
        }
        String raw = node.raw().utf8();
        if (!raw.equals("true") && !raw.equals("false")) {
            throw bad(name, "must be true or false");
        }
        return raw.equals("true");
    }

    /// A list of texts; empty if it is not there.
    public List<String> texts(String name) throws BadValue {
        List<String> texts = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            texts.add(text(name + "." + i, elements.get(i)));
        }
        return texts;
    }

    /// The elements of a list of objects; empty if it is not there.
    public List<Fields> objects(String name) throws BadValue {
        List<Fields> objects = new ArrayList<>();
        List<JsonNode> elements = elements(name);
        for (int i = 0; i < elements.size(); i++) {
            objects.add(new Fields(elements.get(i), at(name + "." + i)));
        }
        return objects;
    }

    /// An object, or null if it is not there.
    public @Nullable Fields object(String name) throws BadValue {
        JsonNode node = find(name);
        return node == null ? null : new Fields(node, at(name));
    }

    /// One of some words.
    ///
    /// @param of the value of a word, or null if it is none
    public <T> T word(String name, T fallback, List<String> words, Function<String, @Nullable T> of)
            throws BadValue {
        JsonNode node = find(name);
        T value = node == null ? fallback : of.apply(text(name, node));
        if (value == null) {
            throw bad(name, "must be one of " + String.join(", ", words));
        }
        return value;
    }

    /// Any JSON, or null if it is not there.
    public @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode node = given.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /// The names of all fields that were given.
    public List<String> names() {
        return List.copyOf(given.keySet());
    }

    /// Refuses fields that were given and nobody asked for.
    public void nothingElse() throws BadValue {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw bad(brief(name), "is unknown; there is " + String.join(", ", known));
            }
        }
    }

    /// What is too long for a name may be anything, a secret in the wrong place too.
    private static String brief(String name) {
        return name.length() > MOST_CHARACTERS ? name.substring(0, 8) + "…" : name;
    }

    /// A refusal of one field.
    public BadValue bad(String name, String message) {
        return new BadValue(at(name), "`" + at(name) + "` " + message);
    }

    private List<JsonNode> elements(String name) throws BadValue {
        JsonNode node = find(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw bad(name, "must be a list");
        }
        return node.elements();
    }

    private String text(String name, JsonNode node) throws BadValue {
        String text = node.isString() ? node.text() : null;
        if (text == null) {
            throw bad(name, "must be a text");
        }
        return text;
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

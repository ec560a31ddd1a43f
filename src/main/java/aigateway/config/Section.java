package aigateway.config;

import aigateway.config.written.TomlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One table, to be read key by key. Every value that is read is noted with its origin. For one
/// thread.
public final class Section {
    private final Reading reading;
    private final Schema schema;
    private final String path;
    private final String name;
    private final Node.@Nullable Fields fields;

    /// @param name the table's name as it is written, as `models."fast"`
    private Section(
            Reading reading,
            Schema schema,
            String path,
            String name,
            Node.@Nullable Fields fields) {
        this.reading = reading;
        this.schema = schema;
        this.path = path;
        this.name = name;
        this.fields = fields;
    }

    static Section root(Reading reading, Schema schema, Node.Fields fields) {
        return new Section(reading, schema, "", "", fields);
    }

    /// A table that is not written: every key has its default or its environment variable.
    ///
    /// @param path what its values' paths begin with
    public static Section empty(Reading reading, Schema schema, String path) {
        return new Section(reading, schema, path, path, null);
    }

    /// What this reading collects.
    public Reading reading() {
        return reading;
    }

    /// The table's path, as `gateway`.
    public String path() {
        return path;
    }

    /// The names of all that is written here, in the order of the file.
    public List<String> written() {
        return fields == null ? List.of() : List.copyOf(fields.values().keySet());
    }

    /// A value that has a default.
    public <T> T get(Key<T> key) {
        T value = find(key);
        return value == null ? Objects.requireNonNull(key.fallback(), key.name()) : value;
    }

    /// A value, its default, or null if there is neither; a required one that is missing and a
    /// wrong one are noted as problems.
    public <T> @Nullable T find(Key<T> key) {
        T value = override(key);
        if (value == null) {
            value = fromFile(key);
        }
        if (value != null) {
            reading.effective(path(key), key.form().show(value), place(key).origin());
            write(key, value);
            return value;
        }
        if (key.required() && !has(key) && !reading.isMalformed()) {
            reading.problem(place(), "`" + key.name() + "` is missing; " + key.doc());
        }
        if (!key.fallbackText().isEmpty()) {
            reading.effective(path(key), key.fallbackText(), "default");
        }
        return key.fallback();
    }

    /// True if the key is written or overridden.
    public boolean has(Key<?> key) {
        return variable(key) != null || (fields != null && fields.values().containsKey(key.name()));
    }

    /// Where the key's value stands, or the table if it is not written.
    public Place place(Key<?> key) {
        if (key.variable() != null && variable(key) != null) {
            return Place.variable(key.variable());
        }
        Node node = fields == null ? null : fields.values().get(key.name());
        return node == null ? place() : node.place();
    }

    /// Where an element of the key's list stands, or the key's value if there is no such element.
    public Place place(Key<?> key, int index) {
        Node node = fields == null ? null : fields.values().get(key.name());
        return node instanceof Node.Items items && index < items.values().size()
                ? items.values().get(index).place()
                : place(key);
    }

    /// Where the table begins.
    public Place place() {
        return fields == null ? new Place("configuration", 1, 1) : fields.place();
    }

    /// A table in this one; if it is not written, one that is empty.
    public Section table(Schema table) {
        Node node = fields == null ? null : fields.values().get(table.name());
        return child(table, path(table.name()), "", node instanceof Node.Fields f ? f : null);
    }

    /// The tables of a list, in the order of the file.
    ///
    /// @param labels keys whose texts name a table in paths, best first; without any, its number
    ///     does
    public List<Section> list(Schema table, List<Key<String>> labels) {
        List<Section> sections = new ArrayList<>();
        Node node = fields == null ? null : fields.values().get(table.name());
        if (node instanceof Node.Items items) {
            for (Node item : items.values()) {
                if (item instanceof Node.Fields f) {
                    String label = label(f, labels, sections.size() + 1);
                    sections.add(child(table, path(table.name()) + "." + label, "", f));
                }
            }
        }
        return sections;
    }

    private static String label(Node.Fields table, List<Key<String>> labels, int number) {
        for (Key<String> label : labels) {
            if (table.values().get(label.name()) instanceof Node.Text text) {
                return text.value();
            }
        }
        return Integer.toString(number);
    }

    /// The tables that have a name each, in the order of the file.
    public Map<String, Section> named(Schema table) {
        Map<String, Section> sections = new LinkedHashMap<>();
        Node node = fields == null ? null : fields.values().get(table.name());
        if (node instanceof Node.Fields all) {
            all.values()
                    .forEach(
                            (label, one) -> {
                                if (one instanceof Node.Fields f) {
                                    String at = path(table.name()) + "." + label;
                                    String quoted = "." + TomlText.raw(label);
                                    sections.put(label, child(table, at, quoted, f));
                                }
                            });
        }
        return sections;
    }

    private Section child(Schema table, String at, String label, Node.@Nullable Fields written) {
        String full = (name.isEmpty() ? "" : name + ".") + table.name() + label;
        return new Section(reading, table, at, full, written);
    }

    /// Notes the value as it could be written: a file's as it stands there, a variable's as it is.
    private <T> void write(Key<T> key, T value) {
        boolean secret = key.form().isSecret();
        Node node = fields == null ? null : fields.values().get(key.name());
        String toml;
        if (variable(key) != null && key.variable() != null) {
            toml = secret ? TomlText.variable(key.variable()) : key.form().show(value);
        } else if (node != null) {
            toml = reading.rewriting().toml(node, secret ? usualVariable(key) : null);
        } else {
            return;
        }
        boolean list = schema.repeat() == Schema.Repeat.LIST;
        String head = name.isEmpty() ? "" : list ? "[[" + name + "]]" : "[" + name + "]";
        reading.write(path, head, key.name(), toml);
    }

    private String usualVariable(Key<?> key) {
        if (key.variable() != null) {
            return key.variable();
        }
        boolean once = schema.repeat() == Schema.Repeat.ONCE;
        // a provider's key needs the provider's name; others are clear by themselves
        boolean prefixed = !once || key.name().startsWith("apiKey") || key.name().equals("headers");
        String label = path.substring(path.indexOf('.') + 1).replaceFirst("Config$", "");
        return TomlText.variableName(prefixed ? label : "", key.name());
    }

    private <T> @Nullable T override(Key<T> key) {
        String text = variable(key);
        return text == null || key.variable() == null
                ? null
                : key.form().readText(text, key.variable(), reading);
    }

    private <T> @Nullable T fromFile(Key<T> key) {
        if (variable(key) != null || fields == null) {
            return null;
        }
        Node node = fields.values().get(key.name());
        return node == null ? null : key.form().read(node, key.name(), reading);
    }

    private @Nullable String variable(Key<?> key) {
        String text = key.variable() == null ? null : reading.environment().get(key.variable());
        return text == null || text.isEmpty() ? null : text;
    }

    private String path(Key<?> key) {
        return path(key.name());
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    @Override
    public String toString() {
        return schema.head() + " " + path;
    }
}

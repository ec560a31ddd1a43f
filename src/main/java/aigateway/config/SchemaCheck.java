package aigateway.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds keys and tables that no schema knows.
final class SchemaCheck {
    private static final int MOST_CHARACTERS = 28;

    private final Reading reading;

    SchemaCheck(Reading reading) {
        this.reading = reading;
    }

    /// Checks a table and all in it.
    ///
    /// @param path the schemas from the outermost to this one
    void check(Node.Fields fields, Schema schema, List<Schema> path) {
        fields.values()
                .forEach(
                        (name, node) -> {
                            Schema table = table(schema, name);
                            if (table != null) {
                                checkTable(node, table, path);
                            } else if (schema.keys().stream()
                                    .noneMatch(k -> k.name().equals(name))) {
                                Place place = fields.keys().getOrDefault(name, node.place());
                                reading.problem(place, unknown(name, schema, path));
                            }
                        });
    }

    private void checkTable(Node node, Schema table, List<Schema> path) {
        List<Schema> longer = new ArrayList<>(path);
        longer.add(table);
        switch (table.repeat()) {
            case ONCE -> checkOne(node, table, longer);
            case LIST -> {
                if (node instanceof Node.Items items) {
                    items.values().forEach(item -> checkOne(item, table, longer));
                } else {
                    refuse(node, longer);
                }
            }
            case NAMED -> {
                if (node instanceof Node.Fields named) {
                    named.values().values().forEach(one -> checkOne(one, table, longer));
                } else {
                    refuse(node, longer);
                }
            }
        }
    }

    private void checkOne(Node node, Schema table, List<Schema> path) {
        if (node instanceof Node.Fields fields) {
            check(fields, table, path);
        } else {
            refuse(node, path);
        }
    }

    private void refuse(Node node, List<Schema> path) {
        reading.problem(
                node.place(),
                "`"
                        + path.getLast().name()
                        + "` must be written as "
                        + head(path)
                        + ", not "
                        + node.word());
    }

    private static String unknown(String name, Schema schema, List<Schema> path) {
        List<String> known = new ArrayList<>();
        schema.keys().forEach(key -> known.add(key.name()));
        schema.tables().forEach(table -> known.add(table.name()));
        String near = Suggestion.nearest(name, known);
        String where = schema.name().isEmpty() ? "" : " in " + head(path);
        if (near != null) {
            return "unknown key `" + name + "`" + where + "; did you mean `" + near + "`?";
        }
        String home = home(name, path.getFirst());
        return "unknown key `"
                + brief(name)
                + "`"
                + where
                + (home != null ? "; it belongs in " + home : "; known are " + list(known));
    }

    /// What is too long for a name may be anything, a secret in the wrong place too.
    private static String brief(String name) {
        return name.length() > MOST_CHARACTERS ? name.substring(0, 8) + "…" : name;
    }

    /// The head of a table in others, as `[[ratelimit.clients]]`.
    private static String head(List<Schema> path) {
        StringBuilder names = new StringBuilder();
        for (Schema schema : path.subList(0, path.size() - 1)) {
            names.append(schema.name()).append(schema.name().isEmpty() ? "" : ".");
        }
        String last = path.getLast().name();
        return path.getLast().head().replace(last, names + last);
    }

    /// The head of a table that has such a key, or null.
    private static @Nullable String home(String name, Schema root) {
        if (root.keys().stream().anyMatch(key -> key.name().equals(name))) {
            return "the lines before the first [table]";
        }
        for (Schema table : root.tables()) {
            if (table.keys().stream().anyMatch(key -> key.name().equals(name))) {
                return table.head();
            }
        }
        return null;
    }

    private static @Nullable Schema table(Schema schema, String name) {
        for (Schema table : schema.tables()) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        return null;
    }

    private static String list(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}

package aigateway.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds keys and tables that no schema knows.
final class SchemaCheck {
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
                    refuse(node, table);
                }
            }
            case NAMED -> {
                if (node instanceof Node.Fields named) {
                    named.values().values().forEach(one -> checkOne(one, table, longer));
                } else {
                    refuse(node, table);
                }
            }
        }
    }

    private void checkOne(Node node, Schema table, List<Schema> path) {
        if (node instanceof Node.Fields fields) {
            check(fields, table, path);
        } else {
            refuse(node, table);
        }
    }

    private void refuse(Node node, Schema table) {
        reading.problem(
                node.place(),
                "`"
                        + table.name()
                        + "` must be written as "
                        + table.head()
                        + ", not "
                        + node.word());
    }

    private static String unknown(String name, Schema schema, List<Schema> path) {
        List<String> known = new ArrayList<>();
        schema.keys().forEach(key -> known.add(key.name()));
        schema.tables().forEach(table -> known.add(table.name()));
        String near = Suggestion.nearest(name, known);
        String where = schema.name().isEmpty() ? "" : " in " + schema.head();
        if (near != null) {
            return "unknown key `" + name + "`" + where + "; did you mean `" + near + "`?";
        }
        String home = home(name, path.getFirst());
        return "unknown key `"
                + name
                + "`"
                + where
                + (home != null ? "; it belongs in " + home : "; known are " + list(known));
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

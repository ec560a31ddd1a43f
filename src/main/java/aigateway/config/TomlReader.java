package aigateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlElement;
import org.tomlj.TomlKeyValue;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlValue;

/// Reads TOML.
public final class TomlReader {
    private final Reading reading;
    private final String file;

    private TomlReader(Reading reading, String file) {
        this.reading = reading;
        this.file = file;
    }

    /// Reads a text: what can be read of it, with all problems of form and all unknown keys noted
    /// in
    /// `reading`.
    ///
    /// @param file the file's name for messages
    /// @param schema the outermost table
    public static Section read(Reading reading, String file, String text, Schema schema) {
        TomlReader reader = new TomlReader(reading, file);
        Place top = new Place(file, 1, 1);
        TomlParseResult parsed = Toml.parse(text);
        for (TomlParseError error : parsed.errors()) {
            reading.malformed(reader.place(error.position(), top), reader.message(error));
        }
        Node.Fields fields = reader.fields(parsed, top);
        new SchemaCheck(reading).check(fields, schema, List.of(schema));
        return Section.root(reading, schema, fields);
    }

    private String message(TomlParseError error) {
        String message = String.valueOf(error.getMessage());
        return message.isEmpty()
                ? "this is no TOML"
                : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private Place place(@Nullable TomlPosition position, Place fallback) {
        return position == null ? fallback : new Place(file, position.line(), position.column());
    }

    private Node.Fields fields(TomlTable table, Place place) {
        Map<String, Node> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (TomlElement element : table.elements()) {
            if (element instanceof TomlKeyValue entry) {
                // a table that is only there for those in it has no place of its own
                Place key = place(entry.position(), place);
                keys.put(entry.key(), key);
                values.put(entry.key(), node(entry.value(), key));
            }
        }
        return new Node.Fields(values, keys, place);
    }

    private Node node(TomlValue value, Place fallback) {
        Place place = place(value.position(), fallback);
        return switch (value.get()) {
            case String text -> {
                String filled = Variables.fill(reading, text, place);
                yield filled == null
                        ? new Node.Other("a text", true, place)
                        : new Node.Text(filled, place);
            }
            case Long number -> new Node.Whole(number, place);
            case Double number -> new Node.Decimal(number, place);
            case Boolean flag -> new Node.Flag(flag, place);
            case TomlTable table -> fields(table, place);
            case TomlArray array -> items(array, place);
            default -> new Node.Other("a date or time", false, place);
        };
    }

    private Node items(TomlArray array, Place place) {
        List<Node> values = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            values.add(node(array.entry(i).value(), place));
        }
        return new Node.Items(values, place);
    }
}

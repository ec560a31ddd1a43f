package aigateway.config;

import java.util.List;

/// What may stand in a table.
///
/// @param name the table's name within its parent; empty for the outermost
/// @param doc what it is for, in one sentence
public record Schema(
        String name, Repeat repeat, String doc, List<Key<?>> keys, List<Schema> tables) {
    /// How often a table may occur.
    public enum Repeat {
        /// `[name]`
        ONCE,
        /// `[[name]]`
        LIST,
        /// `[name."word"]`
        NAMED
    }

    /// Copies the lists.
    public Schema {
        keys = List.copyOf(keys);
        tables = List.copyOf(tables);
    }

    /// A table without tables in it.
    public static Schema of(String name, Repeat repeat, String doc, Key<?>... keys) {
        return new Schema(name, repeat, doc, List.of(keys), List.of());
    }

    /// The table's head as it is written in a file; empty for the outermost.
    public String head() {
        return name.isEmpty()
                ? ""
                : switch (repeat) {
                    case ONCE -> "[" + name + "]";
                    case LIST -> "[[" + name + "]]";
                    case NAMED -> "[" + name + ".\"…\"]";
                };
    }
}

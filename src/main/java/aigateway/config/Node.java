package aigateway.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value as it was written, with its place. Variables in texts are filled in already.
public sealed interface Node {
    /// Where it begins.
    Place place();

    /// What it is, for messages; shows no text, for that may be a secret.
    String word();

    /// A text.
    record Text(String value, Place place) implements Node {
        @Override
        public String word() {
            return value.isEmpty() ? "an empty text" : "a text";
        }
    }

    /// A whole number.
    record Whole(long value, Place place) implements Node {
        @Override
        public String word() {
            return Long.toString(value);
        }
    }

    /// A number with a fraction.
    record Decimal(double value, Place place) implements Node {
        @Override
        public String word() {
            return Double.toString(value);
        }
    }

    /// `true` or `false`.
    record Flag(boolean value, Place place) implements Node {
        @Override
        public String word() {
            return Boolean.toString(value);
        }
    }

    /// A list.
    record Items(List<Node> values, Place place) implements Node {
        /// Copies the list.
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String word() {
            return "a list";
        }
    }

    /// A table.
    ///
    /// @param values by key, in the order of the file
    /// @param keys the places of the keys
    record Fields(Map<String, Node> values, Map<String, Place> keys, Place place) implements Node {
        /// Copies the maps.
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            keys = Map.copyOf(keys);
        }

        @Override
        public String word() {
            return "a table";
        }
    }

    /// A value of a kind that no key has (dates), or one with a problem that is known already.
    record Other(String word, boolean reported, Place place) implements Node {}
}

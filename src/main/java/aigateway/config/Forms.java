package aigateway.config;

import aigateway.config.written.TomlText;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The forms that values have.
public final class Forms {
    private Forms() {}

    /// A text that is not empty.
    public static Form<String> text() {
        return new TextForm<>("a text", false, false, text -> text, Forms::quoted);
    }

    /// A text, which may be empty.
    public static Form<String> anyText() {
        return new TextForm<>("a text", true, false, text -> text, Forms::quoted);
    }

    /// A credential, which may be empty; space around it does not count.
    ///
    /// @param wrap makes the value; its `toString` must be masked
    public static <T> Form<T> secret(Function<String, T> wrap) {
        return new TextForm<>(
                "a text", true, true, text -> wrap.apply(text.strip()), v -> quoted("" + v));
    }

    /// `true` or `false`.
    public static Form<Boolean> flag() {
        return new FlagForm();
    }

    /// A whole number in a range.
    public static Form<Integer> integer(int least, int most) {
        return new NumberForm<>(least, most, v -> (int) v, "");
    }

    /// A number of bytes in a range.
    public static Form<Long> bytes(long least, long most) {
        return new NumberForm<>(least, most, v -> v, " of bytes");
    }

    /// A number of seconds, which may have a fraction; read as milliseconds.
    public static Form<Integer> seconds(int leastMillis, int mostMillis) {
        return new SecondsForm(leastMillis, mostMillis);
    }

    /// A list of values of a form.
    public static <T> Form<List<T>> list(Form<T> element, String word) {
        return new ListForm<>(element, word);
    }

    /// A table of values of a form, by any key.
    public static <T> Form<Map<String, T>> map(Form<T> element, String word) {
        return new MapForm<>(element, word);
    }

    /// A text as TOML writes it.
    static String quoted(String text) {
        return TomlText.quoted(text);
    }

    /// A text, or something that is written as one.
    private record TextForm<T>(
            String word,
            boolean mayBeEmpty,
            boolean isSecret,
            Function<String, T> make,
            Function<T, String> shown)
            implements Form<T> {
        @Override
        public @Nullable T read(Node node, String name, Reading reading) {
            if (!(node instanceof Node.Text text) || (!mayBeEmpty && text.value().isBlank())) {
                return refuse(node, name, reading);
            }
            return make.apply(text.value());
        }

        @Override
        public String show(T value) {
            return shown.apply(value);
        }
    }

    /// `true` or `false`.
    private record FlagForm() implements Form<Boolean> {
        @Override
        public String word() {
            return "true or false";
        }

        @Override
        public @Nullable Boolean read(Node node, String name, Reading reading) {
            return node instanceof Node.Flag flag ? flag.value() : refuse(node, name, reading);
        }

        @Override
        public @Nullable Boolean readText(String text, String name, Reading reading) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> refuse(new Node.Text(text, Place.variable(name)), name, reading);
            };
        }

        @Override
        public String show(Boolean value) {
            return value.toString();
        }
    }
}

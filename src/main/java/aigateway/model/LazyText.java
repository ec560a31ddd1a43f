package aigateway.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Text that came within JSON and stays in those bytes: it is built only when somebody reads it,
/// and goes into other JSON as it stands. For one thread.
public final class LazyText {
    private final @Nullable Bytes json;
    private final Supplier<String> reader;
    private @Nullable String text;

    private LazyText(@Nullable Bytes json, Supplier<String> reader) {
        this.json = json;
        this.reader = reader;
    }

    /// Text that is there already.
    public static LazyText of(String text) {
        LazyText lazy = new LazyText(null, () -> text);
        lazy.text = text;
        return lazy;
    }

    /// Text in JSON.
    ///
    /// @param json what stands between the quotes, valid and with its escapes
    /// @param reader builds the text
    public static LazyText of(Bytes json, Supplier<String> reader) {
        return new LazyText(json, reader);
    }

    /// The text.
    public String text() {
        String built = text;
        if (built == null) {
            built = reader.get();
            text = built;
        }
        return built;
    }

    /// What JSON has between the quotes, or null if the text did not come from there.
    public @Nullable Bytes json() {
        return json;
    }

    /// True if there is nothing.
    public boolean isEmpty() {
        return json == null ? text().isEmpty() : json.isEmpty();
    }

    /// This text behind another, which is plain ASCII without quotes, backslashes and controls.
    public LazyText after(String plain) {
        Bytes rest = json;
        if (rest == null) {
            return of(plain + text());
        }
        return of(Bytes.join(List.of(Bytes.utf8(plain), rest)), () -> plain + text());
    }

    /// This text before another.
    ///
    /// @param restJson the other as it stands in JSON
    public LazyText before(Bytes restJson, String rest) {
        Bytes begin = json;
        if (begin == null) {
            return of(text() + rest);
        }
        return of(Bytes.join(List.of(begin, restJson)), () -> text() + rest);
    }

    /// True if there is nothing but white space.
    public boolean isBlank() {
        Bytes in = json;
        if (in != null && !in.isEmpty()) {
            byte first = in.array()[in.offset()];
            if (first > ' ' && first != '\\') {
                return false;
            }
        }
        return text().isBlank();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LazyText lazy && text().equals(lazy.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

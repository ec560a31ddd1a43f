package aigateway.config;

import org.jspecify.annotations.Nullable;

/// A key that a table may have.
///
/// @param fallback the value if the key is not written, or null if there is none
/// @param fallbackText the fallback as it would be written, or in words; empty if there is none
/// @param required true if the key must be written
/// @param variable an environment variable that wins over the file, or null
/// @param doc what it does, in one sentence
public record Key<T>(
        String name,
        Form<T> form,
        @Nullable T fallback,
        String fallbackText,
        boolean required,
        @Nullable String variable,
        String doc) {
    /// A key with a default.
    public static <T> Key<T> of(String name, Form<T> form, T fallback, String doc) {
        return new Key<>(name, form, fallback, form.show(fallback), false, null, doc);
    }

    /// A key that may be left out.
    public static <T> Key<T> optional(String name, Form<T> form, String doc) {
        return new Key<>(name, form, null, "", false, null, doc);
    }

    /// A key that must be there.
    public static <T> Key<T> required(String name, Form<T> form, String doc) {
        return new Key<>(name, form, null, "", true, null, doc);
    }

    /// The same key with an environment variable that wins over the file.
    public Key<T> overriddenBy(String variableName) {
        return new Key<>(name, form, fallback, fallbackText, required, variableName, doc);
    }

    /// The same key with its default put in words.
    public Key<T> fallbackText(String words) {
        return new Key<>(name, form, fallback, words, required, variable, doc);
    }
}

package aigateway.dialect.models;

import java.util.Locale;

/// How a row's name stands in the names of its models. Both are compared in lower case with `-` for
/// `.`.
public enum NameRule {
    /// Anywhere, and a version must end where the row's does: what follows may be words, a date or
    /// a host's addition.
    VERSION,
    /// Anywhere, and no more than a date, a version or a size may follow: a word more makes another
    /// model.
    WHOLE,
    /// At the beginning, and a version must end where the row's does; a date may follow with
    /// dashes.
    LEADING,
    /// At the beginning; anything may follow.
    PREFIX;

    /// The rule of a name in the file: `version` is [#VERSION].
    ///
    /// @throws IllegalArgumentException if there is none
    static NameRule of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// True if the model is a row's.
    boolean fits(String plainName, String row) {
        return switch (this) {
            case VERSION -> ModelNames.isOf(plainName, row);
            case WHOLE -> ModelNames.isWhole(plainName, row);
            case LEADING -> ModelNames.begins(plainName, row);
            case PREFIX -> plainName.startsWith(row);
        };
    }
}

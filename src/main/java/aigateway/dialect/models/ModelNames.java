package aigateway.dialect.models;

import java.util.Locale;

/// Compares models' names with the rows' names.
final class ModelNames {
    private ModelNames() {}

    /// A name as rows have it: in lower case, with `-` for `.`.
    static String plain(String model) {
        return model.toLowerCase(Locale.ROOT).replace('.', '-');
    }

    /// True if the model is a row's: its name has the row's in it, and a version that ends there.
    static boolean isOf(String plainName, String row) {
        int at = plainName.indexOf(row);
        return at >= 0 && isWholeVersion(plainName, at + row.length());
    }

    /// True if the version does not go on: `claude-opus-4` ends before `-20250514` and `-0`, but
    /// not before `-9`. What follows a colon is a tag or a host's own number, no version.
    private static boolean isWholeVersion(String name, int end) {
        if (end == name.length() || name.charAt(end) == ':') {
            return true;
        }
        int digits = end + 1;
        while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
            digits++;
        }
        int length = digits - end - 1;
        boolean minor = length > 0 && length < 6 && name.charAt(end + 1) != '0';
        return !Character.isDigit(name.charAt(end)) && !minor;
    }
}

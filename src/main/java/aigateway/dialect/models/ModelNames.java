package aigateway.dialect.models;

import java.util.Locale;

/// Compares models' names with the rows' names.
final class ModelNames {
    /// Most digits of a minor version; a longer number is a date.
    private static final int LONGEST_VERSION = 5;

    private ModelNames() {}

    /// A name as rows have it: in lower case, with `-` for `.`.
    static String plain(String model) {
        return model.toLowerCase(Locale.ROOT).replace('.', '-');
    }

    /// True if the model is a row's: its name has the row's in it, and a version that ends there.
    static boolean isOf(String plainName, String row) {
        int at = plainName.indexOf(row);
        return at >= 0 && isWholeVersion(plainName, at + row.length(), LONGEST_VERSION);
    }

    /// True if the model is a row's: its name begins with the row's and a version that ends there.
    /// Numbers of more than two digits are dates: `gpt-5` ends before `-2025-08-07`.
    static boolean begins(String plainName, String row) {
        return plainName.startsWith(row) && isWholeVersion(plainName, row.length(), 2);
    }

    /// True if the model is a row's: its name has the row's in it, and then at most a date, a
    /// version or a size: `command-a` ends before `-03-2025`, but not before `-large`.
    static boolean isWhole(String plainName, String row) {
        int at = plainName.indexOf(row);
        return at >= 0 && isWholeName(plainName, at + row.length());
    }

    private static boolean isWholeName(String name, int end) {
        if (end == name.length()) {
            return true;
        }
        if (name.charAt(end) != '-') {
            return !Character.isLetterOrDigit(name.charAt(end));
        }
        int at = end + 1;
        if (at < name.length() && name.charAt(at) == 'v') {
            at++;
        }
        return at < name.length() && Character.isDigit(name.charAt(at));
    }

    /// True if the version does not go on: `claude-opus-4` ends before `-20250514` and `-0`, but
    /// not before `-9`. What follows a colon is a tag or a host's own number, no version.
    private static boolean isWholeVersion(String name, int end, int longest) {
        if (end == name.length() || name.charAt(end) == ':') {
            return true;
        }
        int digits = end + 1;
        while (digits < name.length() && Character.isDigit(name.charAt(digits))) {
            digits++;
        }
        int length = digits - end - 1;
        boolean minor = length > 0 && length <= longest && name.charAt(end + 1) != '0';
        return !Character.isDigit(name.charAt(end)) && !minor;
    }
}

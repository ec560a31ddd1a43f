package aigateway.egress.setting;

import java.util.Locale;
import java.util.Set;

/// Which header fields a route may add.
final class FieldRules {
    /// Fields that the wire itself needs to be right, or that the gateway writes.
    private static final Set<String> RESERVED =
            Set.of(
                    "host",
                    "connection",
                    "content-length",
                    "expect",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via");

    private FieldRules() {}

    /// What is wrong with a field; empty if nothing is.
    static String complaint(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isToken(lower)) {
            return "is no name of a header field";
        }
        if (RESERVED.contains(lower) || lower.startsWith("proxy-")) {
            return "is a field that the gateway writes itself";
        }
        return isPlain(value) ? "" : "must be plain ASCII text";
    }

    /// True if a text can be a field's value.
    static boolean isPlain(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(
                                c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= '0' && c <= '9')
                                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }
}

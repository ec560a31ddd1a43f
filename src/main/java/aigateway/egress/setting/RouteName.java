package aigateway.egress.setting;

import java.util.Locale;
import java.util.Set;

/// How routes may be called, and which first segments of a path are the gateway's own.
public final class RouteName {
    private static final int LONGEST = 64;
    private static final Set<String> OWN =
            Set.of("v1", "v1beta", "v2", "apis", "admin", "health", "livez", "readyz", "metrics");

    private RouteName() {}

    /// True if a path that begins with this segment never leads to a route.
    public static boolean isOwn(String segment) {
        return !segment.equals("apis") && OWN.contains(segment);
    }

    /// What is wrong with a name; empty if nothing is.
    static String complaint(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return "must have 1 to " + LONGEST + " characters";
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean sane =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || (i > 0 && (c == '-' || c == '_' || c == '.' || c == '~'));
            if (!sane) {
                return "may hold letters, digits and (not first) - _ . ~ only";
            }
        }
        return OWN.contains(name.toLowerCase(Locale.ROOT))
                ? "must not be `" + name + "`, which is the gateway's own"
                : "";
    }
}

package aigateway.egress.field;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the cookies of the gateway's own pages. Browsers send them to every port of the host, thus
/// here, too; they must go no further.
final class OwnCookies {
    private static final Set<String> NAMES = Set.of("gateway-session", "__Host-gateway-session");

    private OwnCookies() {}

    /// The value of a `cookie` field without them, or null if nothing is left. A value without any
    /// stays as it is, to the byte.
    static @Nullable String without(String value) {
        if (!value.contains("gateway-session")) {
            return value;
        }
        StringBuilder kept = new StringBuilder();
        for (String pair : value.split(";", -1)) {
            int equals = pair.indexOf('=');
            String name = (equals < 0 ? pair : pair.substring(0, equals)).strip();
            if (!NAMES.contains(name) && !pair.isBlank()) {
                kept.append(kept.isEmpty() ? "" : "; ").append(pair.strip());
            }
        }
        return kept.isEmpty() ? null : kept.toString();
    }
}

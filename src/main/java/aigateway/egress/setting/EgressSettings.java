package aigateway.egress.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All egress routes, by name. Inert.
public record EgressSettings(Map<String, EgressRoute> routes) {
    /// No routes.
    public static final EgressSettings NONE = new EgressSettings(Map.of());

    /// Copies the map.
    public EgressSettings {
        routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
    }
}

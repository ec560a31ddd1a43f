package aigateway.limit;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the rate limits are.
///
/// @param plan the plan of clients without one of their own, or null for no limit
/// @param clients plans by client address; `*.*.*.*` for any
public record LimitSettings(@Nullable LimitPlan plan, Map<String, LimitPlan> clients) {
    /// No limits.
    public static final LimitSettings NONE = new LimitSettings(null, Map.of());

    /// Copies the map, in the order of its keys.
    public LimitSettings {
        clients = Collections.unmodifiableMap(new TreeMap<>(clients));
    }
}

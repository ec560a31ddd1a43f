package aigateway.limit;

import aigateway.json.JsonWriter;
import aigateway.limit.count.ClientState;
import aigateway.limit.count.Limiter;
import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// What clients have used, as the admin API shows it: `{"192.0.2.1": {"requests": 3, "windowStart":
/// 1740352553}}`, with seconds since 1970. Thread-safe.
///
/// @param limiter has the counts
public record LimitStates(Limiter limiter) {
    /// One page, in the order of the clients' names.
    ///
    /// @param after the last client of the page before, or null for the first page
    /// @param most how many clients
    public Bytes json(@Nullable String after, int most) {
        JsonWriter json = new JsonWriter(4_096).object();
        for (ClientState state : limiter.states(after, most)) {
            json.key(state.client()).object();
            json.key("requests").number(state.requests());
            json.key("windowStart").number(state.windowStart());
            json.endObject();
        }
        return json.endObject().bytes();
    }
}

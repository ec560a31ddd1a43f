package aigateway.admin.view;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Shows what clients have used of their rate limits. Called from any thread.
public interface LimitStatesView {
    /// Some clients in the order of their names, as a JSON object by client:
    /// `{"requests","windowStart"}`, the start in seconds since 1970.
    ///
    /// @param after only clients that come after this one, or null for all
    /// @param most how many at most
    Bytes json(@Nullable String after, int most);
}

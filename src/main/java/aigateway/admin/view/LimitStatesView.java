package aigateway.admin.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what clients have used of their rate limits. Called from any thread.
public interface LimitStatesView {
    /// Some clients, in the order of their names.
    ///
    /// @param after only clients that come after this one, or null for all
    /// @param most how many at most
    List<ClientState> states(@Nullable String after, int most);
}

package aigateway.admin.view;

import java.time.Instant;
import java.util.List;

/// Remembers what administrators did that is no change of a setting. Thread-safe; blocks on the
/// disk.
public interface ActionLog {
    /// Keeps an action that is about to be done.
    ///
    /// @param actor who does it, as `local@127.0.0.1`
    /// @param action what is done, as `cache cleared`
    /// @throws java.io.UncheckedIOException if it cannot be kept; it must not be done then
    void add(String actor, String action);

    /// The newest actions, newest first.
    List<Action> newest(int most);

    /// An action.
    record Action(Instant time, String actor, String action) {}
}

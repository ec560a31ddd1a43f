package aigateway.admin.view;

import aigateway.model.Bytes;
import org.jspecify.annotations.Nullable;

/// Shows and tries the log sinks. Called from any thread.
public interface LogSinksView {
    /// How it stands with each sink, as a JSON object by its name.
    Bytes json();

    /// Sends one line to sinks and tells what they said. Blocks until then.
    ///
    /// @param sink its name, or null for all that are on
    /// @return a JSON object, or null if there is no sink of that name
    @Nullable Bytes test(@Nullable String sink);
}

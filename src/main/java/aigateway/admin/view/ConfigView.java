package aigateway.admin.view;

import aigateway.model.Bytes;

/// Shows the configuration that is in force. Called from any thread.
public interface ConfigView {
    /// A JSON object: each value with its origin, secrets masked, and `problems` of the last
    /// reload.
    Bytes json();
}

package aigateway.admin.view;

/// Writes the configuration that is in force. Called from any thread.
public interface ExportView {
    /// A configuration file that starts the same gateway; secrets are names of environment
    /// variables.
    String toml();
}

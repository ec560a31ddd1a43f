package aigateway.admin.view;

import aigateway.model.Bytes;

/// Shows the statistics. Called from any thread.
public interface StatsView {
    /// The JSON object of `/admin/stats`.
    Bytes json();
}

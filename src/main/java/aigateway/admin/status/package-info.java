/// What the admin API only shows: health, the configuration, statistics.
///
/// Start at [aigateway.admin.status.HealthResource].
///
/// Must not know where the figures come from.
@NullMarked
package aigateway.admin.status;

import org.jspecify.annotations.NullMarked;

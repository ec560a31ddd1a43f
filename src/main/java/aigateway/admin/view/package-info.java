/// What the admin API needs to see of the gateway. The composition root implements these small
/// interfaces over the features.
///
/// Start at [aigateway.admin.view.AdminViews].
///
/// Must not know HTTP or the features.
@NullMarked
package aigateway.admin.view;

import org.jspecify.annotations.NullMarked;

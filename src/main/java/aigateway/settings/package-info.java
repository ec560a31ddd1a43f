/// What the admin API changes while the gateway runs: typed values with versions, kept on disk.
///
/// Start at [aigateway.settings.RuntimeSettings], the one way to change anything. A feature
/// describes its value with a [aigateway.settings.Setting]; [aigateway.settings.LiveSettings] keeps
/// versions in a [aigateway.settings.SettingsStore] and puts values in force.
///
/// Knows no feature.
@NullMarked
package aigateway.settings;

import org.jspecify.annotations.NullMarked;

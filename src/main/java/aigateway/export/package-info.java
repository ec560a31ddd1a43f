/// The configuration in force, written as a file.
///
/// Start at [aigateway.export.ConfigExport]. How a setting that was changed while running stands in
/// a file is one line in [aigateway.export.ExportedSetting].
///
/// Knows no feature: only names of settings and of their tables.
@NullMarked
package aigateway.export;

import org.jspecify.annotations.NullMarked;

/// A configuration as it could be written in a file.
///
/// Start at [aigateway.config.written.WrittenTable]; [aigateway.config.written.TomlText] writes
/// single values.
///
/// Must not know what the values mean.
@NullMarked
package aigateway.config.written;

import org.jspecify.annotations.NullMarked;

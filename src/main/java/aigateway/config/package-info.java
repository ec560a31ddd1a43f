/// The strict reader of configuration files: TOML in, typed values out, and every problem at once
/// with its line and column.
///
/// A feature declares its table as a [aigateway.config.Schema] of [aigateway.config.Key]s and reads
/// it through a [aigateway.config.Section]; a [aigateway.config.Reading] holds what one reading
/// collects: problems, and each value with its origin. Start at
/// [aigateway.config.TomlReader#read(Reading, String, String, Schema)].
///
/// The only package that touches the TOML library. Knows no feature and no key.
@NullMarked
package aigateway.config;

import org.jspecify.annotations.NullMarked;

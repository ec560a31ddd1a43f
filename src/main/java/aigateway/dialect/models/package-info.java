/// What is known of models, as data: `models.json` has a row for each, by dialect, with the limits
/// and traits that requests depend on.
///
/// Start at [aigateway.dialect.models.ModelKnowledge]; a dialect reads its part through a
/// [aigateway.dialect.models.ModelLookup]. A dialect's table is a part of the file, an enum of
/// its traits and a lookup. `docs/models.md` shows the file.
///
/// Knows no dialect and does no I/O but reading the shipped file once.
@NullMarked
package aigateway.dialect.models;

import org.jspecify.annotations.NullMarked;

/// What the gateway keeps on disk: one SQLite file behind the features' ports.
///
/// Start at [aigateway.store.Database], which opens the file when it is first needed; then
/// [aigateway.store.SqliteSettings] and [aigateway.store.SqliteCounters]. A new table is a step at
/// the end of `Schema`'s list and a class that implements a feature's port with `Database`.
///
/// Must not know what is done with what it keeps, nor that there are calls.
@NullMarked
package aigateway.store;

import org.jspecify.annotations.NullMarked;

/// Calls over time: what was counted in each second of the last hour and each minute of the last
/// day.
///
/// Start at [aigateway.analytics.series.Series]. Each thread that ends calls counts in a
/// [aigateway.analytics.series.Cell] of its own, which no other thread writes: no lock and no
/// atomic addition. Cells whose second is over are packed and kept by
/// [aigateway.analytics.series.History], on the calm side.
///
/// Must not know what a call is.
@NullMarked
package aigateway.analytics.series;

import org.jspecify.annotations.NullMarked;

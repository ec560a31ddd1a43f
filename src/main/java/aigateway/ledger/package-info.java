/// The ledger: one entry per call, written once, when the call is over, however it ended.
///
/// Start at [aigateway.ledger.LedgerStage], the outermost stage. Entries go to a
/// [aigateway.ledger.Ledger]; [aigateway.ledger.EntryLog] is the one that writes log lines.
///
/// Must not know who served the call or how.
@NullMarked
package aigateway.ledger;

import org.jspecify.annotations.NullMarked;

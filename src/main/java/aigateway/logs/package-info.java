/// Logs: one JSON object a line, written to standard output off the event loops.
///
/// Start at [aigateway.logs.Log], which everything that has something to tell gets handed. A line
/// is
/// built in bytes where it arises, and queued; [aigateway.logs.LogWriter] writes it. Text of
/// callers
/// and providers goes in as JSON strings only, so it cannot forge a line.
///
/// Knows nothing of calls or providers.
@NullMarked
package aigateway.logs;

import org.jspecify.annotations.NullMarked;

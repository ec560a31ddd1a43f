/// What callers send that is not as it should be, over the whole gateway: each gets the right
/// status
/// and a message that helps, nothing of it reaches a provider, and each call has its log entry.
///
/// The tables are in [aigateway.endtoend.input.BadJson], [aigateway.endtoend.input.BadRequests] and
/// [aigateway.endtoend.input.BadHttp]; a new case is a line there.
///
/// Must not know how the gateway reads requests.
@NullMarked
package aigateway.endtoend.input;

import org.jspecify.annotations.NullMarked;

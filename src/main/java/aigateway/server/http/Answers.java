package aigateway.server.http;

import aigateway.call.Call;
import aigateway.dialect.CallerDialect;
import aigateway.model.Failure;
import aigateway.net.ServerExchange;
import aigateway.server.LiveCalls;

/// What all replies of a door share.
///
/// @param keepAliveMillis after how much silence a stream gets a comment
record Answers(CallerDialect dialect, AnswerHeads heads, LiveCalls live, long keepAliveMillis) {
    /// Answers with an error and takes the call off the list.
    void error(ServerExchange exchange, Call call, Failure failure) {
        exchange.respond(
                dialect.status(failure), heads.error(call, failure), dialect.error(failure));
        over(call);
    }

    /// The call is answered.
    void over(Call call) {
        live.remove(call);
    }
}

package aigateway.server.http;

import aigateway.call.Call;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;

/// The reply to a call that the door itself refuses.
///
/// @param exchange gets the error
record ErrorReply(ServerExchange exchange, Call call, Answers answers) implements Sink {
    @Override
    public void on(ChatEvent event) {}

    @Override
    public void end() {}

    @Override
    public void fail(Failure failure) {
        answers.error(exchange, call, failure);
    }
}

package aigateway.server.grpc;

import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;

/// The reply to a call that the door itself refuses.
record Refusal(Reply<?> reply) implements Sink {
    @Override
    public void on(ChatEvent event) {}

    @Override
    public void end() {}

    @Override
    public void fail(Failure failure) {
        reply.fail(failure);
    }
}

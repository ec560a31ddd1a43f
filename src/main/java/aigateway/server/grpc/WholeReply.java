package aigateway.server.grpc;

import aigateway.dialect.WholeWriter;
import aigateway.json.JsonNode;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.server.grpc.message.ReplyMessage;
import aigateway.server.grpc.proto.ChatCompletionResponse;

/// Folds a reply into one message.
///
/// @param writer folds it into OpenAI's JSON
record WholeReply(Reply<ChatCompletionResponse> reply, WholeWriter writer) implements Sink {
    @Override
    public void on(ChatEvent event) {
        writer.on(event);
    }

    @Override
    public void end() {
        JsonNode answer = reply.connection().parsed(writer.finish());
        if (answer == null) {
            reply.fail(new Failure.Internal("the answer was not written as JSON"));
            return;
        }
        reply.send(ReplyMessage.of(answer));
        reply.end();
    }

    @Override
    public void fail(Failure failure) {
        reply.fail(failure);
    }
}

package aigateway.server.http;

import aigateway.call.Call;
import aigateway.dialect.WholeWriter;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.ServerExchange;

/// Folds a reply into one body and answers with it.
final class WholeReply implements Sink {
    private final ServerExchange exchange;
    private final Call call;
    private final WholeWriter writer;
    private final Answers answers;

    WholeReply(ServerExchange exchange, Call call, WholeWriter writer, Answers answers) {
        this.exchange = exchange;
        this.call = call;
        this.writer = writer;
        this.answers = answers;
    }

    @Override
    public void on(ChatEvent event) {
        writer.on(event);
    }

    @Override
    public void end() {
        exchange.respond(200, answers.heads().of(call, "application/json"), writer.finish());
        answers.over(call);
    }

    @Override
    public void fail(Failure failure) {
        answers.error(exchange, call, failure);
    }
}

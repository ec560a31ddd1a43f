package aigateway.server.http;

import aigateway.call.Call;
import aigateway.dialect.StreamWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.Deadline;
import aigateway.net.Headers;
import aigateway.net.ServerExchange;
import aigateway.provider.Target;
import java.util.function.Consumer;

/// Sends a reply as a stream, and comments while there is nothing to send.
final class StreamReply implements Sink {
    private final ServerExchange exchange;
    private final Call call;
    private final StreamWriter writer;
    private final Answers answers;
    private final Deadline silence;
    private final Consumer<Bytes> out;
    private boolean started;
    private boolean startedBlind;
    private boolean paused;

    StreamReply(ServerExchange exchange, Call call, StreamWriter writer, Answers answers) {
        this.exchange = exchange;
        this.call = call;
        this.writer = writer;
        this.answers = answers;
        out = exchange::write;
        silence = call.loop().deadline(this::keepAlive);
        silence.set(answers.keepAliveMillis());
        exchange.onWritabilityChanged(this::writability);
    }

    @Override
    public void on(ChatEvent event) {
        if (!started) {
            started = true;
            exchange.start(200, streamHead(answers.heads().of(call, writer.contentType())));
        }
        writer.on(event, out);
        silence.set(answers.keepAliveMillis());
        if (!exchange.writable()) {
            writability();
        }
    }

    private static Headers streamHead(Headers headers) {
        return headers.add("cache-control", "no-cache").add("x-accel-buffering", "no");
    }

    private void keepAlive() {
        if (!started) {
            started = true;
            startedBlind = true;
            exchange.start(200, streamHead(answers.heads().blind(call, writer.contentType())));
        }
        exchange.write(writer.comment("keep-alive"));
        silence.set(answers.keepAliveMillis());
    }

    private void writability() {
        if (exchange.writable() && paused) {
            paused = false;
            call.resume();
        } else if (!exchange.writable() && !paused) {
            paused = true;
            call.pause();
        }
    }

    @Override
    public void end() {
        silence.clear();
        writer.end(startedBlind ? served() : "", out);
        exchange.end();
        answers.over(call);
    }

    /// What the head could not tell yet when it was sent.
    private String served() {
        Target target = call.target();
        if (target == null) {
            return "";
        }
        return "x-gateway-provider: "
                + target.provider().name()
                + ", x-gateway-model: "
                + target.model()
                + ", x-gateway-attempts: "
                + call.attempts();
    }

    @Override
    public void fail(Failure failure) {
        silence.clear();
        if (!started) {
            answers.error(exchange, call, failure);
            return;
        }
        writer.fail(failure, out);
        exchange.end();
        answers.over(call);
    }
}

package aigateway.net.server;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import aigateway.net.ServerHandler;
import aigateway.net.ServerHandler.WireAnswer;
import org.jspecify.annotations.Nullable;

/// Calls those who take requests and bodies, and answers in their place if they fail. Thread-safe.
final class Calls {
    private static final System.Logger LOG = System.getLogger("aigateway.net");

    private final ServerHandler handler;

    Calls(ServerHandler handler) {
        this.handler = handler;
    }

    void handle(Exchange exchange) {
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    void body(Exchange exchange, Bytes whole) {
        try {
            exchange.body(whole);
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    void data(Exchange exchange, Bytes data) {
        try {
            exchange.bodyData(data);
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    void end(Exchange exchange, @Nullable Headers trailers) {
        try {
            exchange.bodyEnd(trailers);
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    private void failed(Exchange exchange, RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a request's handler failed", e);
        WireAnswer answer = handler.malformed(500, "internal error", exchange.peer());
        exchange.fail(answer.headers(), answer.body());
    }
}

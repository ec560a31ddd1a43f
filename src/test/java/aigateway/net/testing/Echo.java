package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.Headers;
import aigateway.net.ServerExchange;
import aigateway.net.ServerHandler;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers with method, path, query and body. `/skip` leaves the body unread, `/stream` answers in
/// three pieces, `/wait` never answers,
/// `/fields` answers with the header fields.
public final class Echo implements ServerHandler {
    /// Longest body that is taken.
    public static final int MAX_BODY_BYTES = 1 << 20;

    /// Callers that went away before an answer.
    public final AtomicInteger gone = new AtomicInteger();

    /// Requests that came.
    public final AtomicInteger requests = new AtomicInteger();

    @Override
    public void handle(ServerExchange exchange) {
        requests.incrementAndGet();
        exchange.onClosed(gone::incrementAndGet);
        if (exchange.path().equals("/skip")) {
            exchange.respond(200, new Headers(), Bytes.utf8("skipped"));
            return;
        }
        exchange.readBody(MAX_BODY_BYTES, new Answering(exchange));
    }

    @Override
    public WireAnswer malformed(int status, String message, String peer) {
        return new WireAnswer(new Headers().add("content-type", "text/plain"), Bytes.utf8(message));
    }

    private record Answering(ServerExchange exchange) implements ServerExchange.BodyHandler {
        @Override
        public void body(Bytes body) {
            String query = exchange.query();
            String text =
                    exchange.method()
                            + " "
                            + exchange.path()
                            + (query == null ? "" : " ? " + query)
                            + " "
                            + body.utf8();
            switch (exchange.path()) {
                case "/wait" -> {}
                case "/stream" -> stream(text);
                case "/fields" -> {
                    StringBuilder fields = new StringBuilder();
                    exchange.forEach((n, v) -> fields.append(n).append('=').append(v).append(';'));
                    exchange.respond(200, new Headers(), Bytes.utf8(fields.toString()));
                }
                case "/empty" -> exchange.respond(204, new Headers(), Bytes.EMPTY);
                default -> exchange.respond(200, new Headers(), Bytes.utf8(text));
            }
        }

        private void stream(String text) {
            exchange.start(200, new Headers().add("content-type", "text/event-stream"));
            exchange.write(Bytes.utf8("one "));
            exchange.write(Bytes.EMPTY);
            exchange.loop()
                    .execute(
                            () -> {
                                exchange.write(Bytes.utf8("two "));
                                exchange.write(Bytes.utf8(text));
                                exchange.loop().execute(exchange::end);
                            });
        }

        @Override
        public void failed(ServerExchange.BodyFailure failure) {
            int status =
                    switch (failure) {
                        case TOO_LARGE -> 413;
                        case OVERLOADED -> 503;
                        case TOO_SLOW -> 408;
                        case MALFORMED -> 400;
                    };
            exchange.respond(status, new Headers(), Bytes.utf8(failure.name()));
        }
    }
}

package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.BufferBudget;
import aigateway.net.ClientExchange;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.ListenerSettings;
import aigateway.net.NetFailure;
import aigateway.net.Origin;
import aigateway.net.ServerExchange;
import aigateway.net.ServerHandler;
import aigateway.net.client.Clients;
import aigateway.net.loop.EventLoops;
import aigateway.net.server.HttpListener;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// A plain proxy on the wire code alone, for measurements: whole answers are gathered, streams
/// pass.
public final class PlainProxy implements ServerHandler {
    private final Origin origin;

    public PlainProxy(Origin origin) {
        this.origin = origin;
    }

    public static void main(String[] args) throws Exception {
        EventLoops loops = new EventLoops(1, Clients.standard());
        HttpListener listener =
                HttpListener.bind(
                        ListenerSettings.of("127.0.0.1", Integer.parseInt(args[0]), null),
                        new PlainProxy(new Origin(false, "127.0.0.1", Integer.parseInt(args[1]))),
                        loops,
                        new BufferBudget(1 << 30));
        System.out.println("listening on " + listener.port());
    }

    @Override
    public void handle(ServerExchange exchange) {
        exchange.readBody(
                32 << 20,
                new ServerExchange.BodyHandler() {
                    @Override
                    public void body(Bytes body) {
                        forward(exchange, body);
                    }

                    @Override
                    public void failed(ServerExchange.BodyFailure failure) {
                        exchange.respond(413, new Headers(), Bytes.utf8(failure.name()));
                    }
                });
    }

    private void forward(ServerExchange exchange, Bytes body) {
        Headers headers =
                new Headers()
                        .add("content-type", "application/json")
                        .add("authorization", "Bearer sk-upstream-0123456789");
        ClientRequest request =
                new ClientRequest(
                        origin, exchange.method(), exchange.path(), headers, List.of(body), 5000);
        Relay relay = new Relay(exchange);
        ClientExchange call = exchange.loop().client().send(request, relay);
        exchange.onClosed(call::cancel);
        exchange.onWritabilityChanged(
                () -> {
                    if (exchange.writable()) {
                        call.resume();
                    } else {
                        call.pause();
                    }
                });
    }

    @Override
    public WireAnswer malformed(int status, String message, String peer) {
        return new WireAnswer(new Headers(), Bytes.utf8(message));
    }

    private static final class Relay implements ClientHandler {
        private final ServerExchange exchange;
        private int status;
        private String type = "";
        private boolean stream;
        private Bytes first = Bytes.EMPTY;

        Relay(ServerExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void head(int code, HeaderView headers) {
            status = code;
            String told = headers.get("content-type");
            type = told == null ? "application/octet-stream" : told;
            stream = type.startsWith("text/event-stream");
            if (stream) {
                exchange.start(status, new Headers().add("content-type", type));
            }
        }

        @Override
        public void data(Bytes data) {
            if (stream) {
                exchange.write(data);
            } else if (first.isEmpty()) {
                first = data;
            } else {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(first.array(), first.offset(), first.length());
                out.write(data.array(), data.offset(), data.length());
                first = Bytes.of(out.toByteArray());
            }
        }

        @Override
        public void end() {
            if (stream) {
                exchange.end();
            } else {
                exchange.respond(status, new Headers().add("content-type", type), first);
            }
        }

        @Override
        public void failed(NetFailure failure) {
            exchange.respond(502, new Headers(), Bytes.utf8(failure.message()));
        }
    }
}

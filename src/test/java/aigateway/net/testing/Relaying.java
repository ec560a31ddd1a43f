package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.ClientHandler;
import aigateway.net.ClientRequest;
import aigateway.net.ClientStream;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.NetFailure;
import aigateway.net.Origin;
import aigateway.net.ServerExchange;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.ServerHandler;
import aigateway.net.Tunnel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A plain proxy that streams: bodies both ways, trailers, other protocols; each side waits for the
/// other.
public final class Relaying implements ServerHandler {
    private final Origin origin;

    public Relaying(Origin origin) {
        this.origin = origin;
    }

    @Override
    public void handle(ServerExchange exchange) {
        new Relay(exchange).begin(origin);
    }

    @Override
    public WireAnswer malformed(int status, String message, String peer) {
        return new WireAnswer(new Headers(), Bytes.utf8(message));
    }

    private static Headers copy(@Nullable HeaderView fields) {
        Headers copied = new Headers();
        if (fields != null) {
            fields.forEach(copied::add);
        }
        return copied;
    }

    private static final class Relay implements ClientHandler {
        private final ServerExchange exchange;
        private @Nullable ClientStream call;
        private @Nullable Headers trailers;

        Relay(ServerExchange exchange) {
            this.exchange = exchange;
        }

        void begin(Origin origin) {
            String query = exchange.query();
            String path = query == null ? exchange.path() : exchange.path() + "?" + query;
            Headers fields = new Headers();
            String upgrade = exchange.get("upgrade");
            if (upgrade != null) {
                fields.add("upgrade", upgrade).add("connection", "upgrade");
            }
            ClientRequest head =
                    new ClientRequest(origin, exchange.method(), path, fields, List.of(), 5000);
            ClientStream opened = exchange.loop().client().open(head, exchange.bodyLength(), this);
            call = opened;
            exchange.streamBody(new Up(exchange, opened));
            exchange.onClosed(opened::cancel);
            exchange.onWritabilityChanged(() -> follow(opened));
            opened.onWritabilityChanged(() -> feed(opened));
            feed(opened);
        }

        private void follow(ClientStream opened) {
            if (exchange.writable()) {
                opened.resume();
            } else {
                opened.pause();
            }
        }

        private void feed(ClientStream opened) {
            if (opened.writable()) {
                exchange.resumeBody();
            } else {
                exchange.pauseBody();
            }
        }

        @Override
        public void head(int status, HeaderView headers) {
            String length = headers.get("content-length");
            exchange.start(status, new Headers(), length == null ? -1 : Long.parseLong(length));
        }

        @Override
        public void data(Bytes data) {
            exchange.write(data);
        }

        @Override
        public void trailers(HeaderView fields) {
            trailers = copy(fields);
        }

        @Override
        public void end() {
            exchange.end(trailers == null ? new Headers() : trailers);
        }

        @Override
        public void failed(NetFailure failure) {
            exchange.respond(502, new Headers(), Bytes.utf8(failure.kind().name()));
            exchange.abort();
        }

        @Override
        public Tunnel.Handler upgraded(HeaderView headers, Tunnel toServer) {
            Joint fromServer = new Joint();
            Joint fromCaller = new Joint();
            Tunnel toCaller = exchange.upgrade(copy(headers), fromCaller);
            if (toCaller == null) {
                toServer.close();
            } else {
                fromServer.join(toServer, toCaller);
                fromCaller.join(toCaller, toServer);
            }
            return fromServer;
        }
    }

    private record Up(ServerExchange exchange, ClientStream call) implements BodyStream {
        @Override
        public void data(Bytes data) {
            call.write(data);
        }

        @Override
        public void end(@Nullable HeaderView fields) {
            call.endBody(fields == null ? null : copy(fields));
        }

        @Override
        public void failed(BodyFailure failure) {
            call.cancel();
            exchange.abort();
        }
    }

    /// What comes out of one tunnel goes into the other.
    private static final class Joint implements Tunnel.Handler {
        private @Nullable Tunnel own;
        private @Nullable Tunnel other;

        void join(Tunnel mine, Tunnel yours) {
            own = mine;
            other = yours;
        }

        @Override
        public void data(Bytes data) {
            if (other != null && own != null) {
                other.write(data);
                if (!other.writable()) {
                    own.pause();
                }
            }
        }

        @Override
        public void writabilityChanged() {
            if (other != null && own != null && own.writable()) {
                other.resume();
            }
        }

        @Override
        public void closed() {
            if (other != null) {
                other.close();
            }
        }
    }
}

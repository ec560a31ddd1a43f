package aigateway.net.testing;

import aigateway.model.Bytes;
import aigateway.net.BodyStream;
import aigateway.net.HeaderView;
import aigateway.net.Headers;
import aigateway.net.ServerExchange;
import aigateway.net.ServerExchange.BodyFailure;
import aigateway.net.ServerHandler;
import aigateway.net.Tunnel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Answers streamed requests: `/echo` sends the body back as it comes, with its trailers; `/count`
/// answers with the number of bytes that were right, and the trailers; `/hold` takes nothing until
/// a test says so; `/refuse` answers 413 at once; `/enough` after the first piece; `/pour?LENGTH`
/// and `/tell?LENGTH` pour out [Pattern], without and with a length; `/short` promises more than it
/// sends; `/upgrade` echoes bytes.
public final class Streaming implements ServerHandler {
    /// Exchanges of `/hold`, and `/upgrade`'s tunnels' handlers.
    public final Queue<Held> held = new ConcurrentLinkedQueue<>();

    /// Callers that went away before an answer was complete.
    public final AtomicInteger gone = new AtomicInteger();

    /// Tunnels that have ended.
    public final AtomicInteger closed = new AtomicInteger();

    /// A request whose body waits.
    public record Held(ServerExchange exchange, Taker body) {}

    @Override
    public void handle(ServerExchange exchange) {
        exchange.onClosed(gone::incrementAndGet);
        switch (exchange.path()) {
            case "/echo" -> new Echoing(exchange).begin();
            case "/count" -> exchange.streamBody(new Counting(exchange));
            case "/hold" -> {
                Held request = new Held(exchange, new Taker());
                exchange.streamBody(request.body());
                exchange.pauseBody();
                held.add(request);
            }
            case "/refuse" -> exchange.respond(413, new Headers(), Bytes.utf8("too large"));
            case "/enough" -> exchange.streamBody(new Enough(exchange));
            case "/pour" -> new Pouring(exchange, -1).begin();
            case "/tell" -> new Pouring(exchange, Pouring.length(exchange)).begin();
            case "/short" -> {
                exchange.start(200, new Headers(), 10);
                exchange.write(Bytes.utf8("short"));
                exchange.end();
            }
            case "/upgrade" -> upgrade(exchange);
            case "/abort" -> exchange.streamBody(new Breaking(exchange, false));
            case "/break" -> exchange.streamBody(new Breaking(exchange, true));
            default -> exchange.respond(200, new Headers(), Bytes.utf8(exchange.path()));
        }
    }

    private void upgrade(ServerExchange exchange) {
        TunnelEcho echo = new TunnelEcho();
        exchange.loop()
                .execute(
                        () -> {
                            Headers fields = new Headers().add("upgrade", "echo");
                            echo.tunnel = exchange.upgrade(fields, echo);
                            if (echo.tunnel == null) {
                                exchange.respond(400, new Headers(), Bytes.utf8("no upgrade"));
                            } else {
                                echo.tunnel.write(Bytes.utf8("hello "));
                            }
                        });
    }

    @Override
    public WireAnswer malformed(int status, String message, String peer) {
        return new WireAnswer(new Headers(), Bytes.utf8(message));
    }

    private final class TunnelEcho implements Tunnel.Handler {
        @Nullable Tunnel tunnel;

        @Override
        public void data(Bytes data) {
            Tunnel open = tunnel;
            if (open != null) {
                open.write(data);
                if (data.utf8().endsWith("bye")) {
                    open.close();
                } else if (!open.writable()) {
                    open.pause();
                }
            }
        }

        @Override
        public void writabilityChanged() {
            Tunnel open = tunnel;
            if (open != null && open.writable()) {
                open.resume();
            }
        }

        @Override
        public void closed() {
            closed.incrementAndGet();
        }
    }

    private static Headers copy(@Nullable HeaderView trailers) {
        Headers fields = new Headers();
        if (trailers != null) {
            trailers.forEach(fields::add);
        }
        return fields;
    }

    private static void failed(ServerExchange exchange, BodyFailure failure) {
        exchange.respond(400, new Headers(), Bytes.utf8(failure.name()));
        exchange.abort();
    }

    private record Echoing(ServerExchange exchange) implements BodyStream {
        void begin() {
            exchange.streamBody(this);
            exchange.onWritabilityChanged(this::follow);
            exchange.start(200, new Headers().add("x-header", exchange.bodyLength() + ""));
        }

        private void follow() {
            if (exchange.writable()) {
                exchange.resumeBody();
            } else {
                exchange.pauseBody();
            }
        }

        @Override
        public void data(Bytes data) {
            exchange.write(data);
        }

        @Override
        public void end(@Nullable HeaderView trailers) {
            exchange.end(copy(trailers));
        }

        @Override
        public void failed(BodyFailure failure) {
            Streaming.failed(exchange, failure);
        }
    }

    private static final class Counting implements BodyStream {
        private final ServerExchange exchange;
        private long size;
        private boolean right = true;

        Counting(ServerExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void data(Bytes data) {
            right &= Pattern.matches(size, data);
            size += data.length();
        }

        @Override
        public void end(@Nullable HeaderView trailers) {
            StringBuilder text = new StringBuilder();
            text.append(exchange.bodyLength()).append(' ').append(size).append(' ').append(right);
            copy(trailers).forEach((n, v) -> text.append(' ').append(n).append('=').append(v));
            exchange.respond(200, new Headers(), Bytes.utf8(text.toString()));
        }

        @Override
        public void failed(BodyFailure failure) {
            Streaming.failed(exchange, failure);
        }
    }

    private record Enough(ServerExchange exchange) implements BodyStream {
        @Override
        public void data(Bytes data) {
            exchange.respond(413, new Headers(), Bytes.utf8("enough"));
        }

        @Override
        public void end(@Nullable HeaderView trailers) {
            exchange.respond(200, new Headers(), Bytes.utf8("all"));
        }

        @Override
        public void failed(BodyFailure failure) {
            Streaming.failed(exchange, failure);
        }
    }

    /// Breaks off at the body's first piece, with or without having begun an answer.
    private record Breaking(ServerExchange exchange, boolean begins) implements BodyStream {
        @Override
        public void data(Bytes data) {
            if (begins) {
                exchange.start(200, new Headers());
                exchange.write(data);
                exchange.loop().execute(exchange::abort);
            } else {
                exchange.abort();
            }
        }

        @Override
        public void end(@Nullable HeaderView trailers) {
            exchange.abort();
        }

        @Override
        public void failed(BodyFailure failure) {
            exchange.abort();
        }
    }

    private static final class Pouring {
        private static final int PIECE = 10_000;

        private final ServerExchange exchange;
        private final long told;
        private final long length;
        private long poured;

        Pouring(ServerExchange exchange, long told) {
            this.exchange = exchange;
            this.told = told;
            length = length(exchange);
        }

        static long length(ServerExchange exchange) {
            return Long.parseLong(String.valueOf(exchange.query()));
        }

        void begin() {
            exchange.onWritabilityChanged(this::pour);
            exchange.start(200, new Headers(), told);
            pour();
        }

        private void pour() {
            while (poured < length && exchange.writable()) {
                int count = (int) Math.min(PIECE, length - poured);
                Bytes next = Pattern.bytes(poured, count);
                // Before the write, within which it may be called again.
                poured += count;
                exchange.write(next);
            }
            if (poured == length) {
                exchange.end();
            }
        }
    }
}

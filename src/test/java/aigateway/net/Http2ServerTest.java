package aigateway.net;

import static aigateway.net.testing.RawH2.DATA;
import static aigateway.net.testing.RawH2.END_HEADERS;
import static aigateway.net.testing.RawH2.END_STREAM;
import static aigateway.net.testing.RawH2.HEADERS;
import static aigateway.net.testing.RawH2.RST_STREAM;
import static aigateway.net.testing.RawH2.SETTINGS;
import static aigateway.net.testing.RawH2.WINDOW_UPDATE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.server.HttpListener;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawClient;
import aigateway.net.testing.RawH2;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Http2ServerTest {
    private static final int WHOLE = END_STREAM | END_HEADERS;

    private final Harness harness = new Harness();
    private final Echo echo = new Echo();
    private HttpListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = harness.listen(echo);
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private RawH2 client() throws IOException {
        return new RawH2(listener.port());
    }

    @Test
    void answersWithPriorKnowledgeOnTheSamePort() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/a?b=c"));
            assertThat(client.answer(1)).isEqualTo("200 GET /a ? b=c ");
            client.send(HEADERS, END_HEADERS, 3, RawH2.request("POST", "/p"));
            client.send(DATA, 0, 3, "hel".getBytes(ISO_8859_1));
            client.send(DATA, END_STREAM, 3, "lo".getBytes(ISO_8859_1));
            assertThat(client.answer(3)).isEqualTo("200 POST /p hello");
            client.send(HEADERS, WHOLE, 5, RawH2.request("GET", "/stream"));
            assertThat(client.answer(5)).isEqualTo("200 one two GET /stream ");
            client.send(HEADERS, WHOLE, 7, RawH2.request("GET", "/empty"));
            assertThat(client.answer(7)).isEqualTo("204 ");
            client.send(
                    HEADERS,
                    WHOLE,
                    11,
                    RawH2.block(
                            ":method",
                            "GET",
                            ":scheme",
                            "http",
                            ":path",
                            "/fields",
                            ":authority",
                            "x",
                            "a-b",
                            "c d",
                            "e",
                            "f"));
            assertThat(client.answer(11)).isEqualTo("200 a-b=c d;e=f;");
            client.send(HEADERS, WHOLE, 13, RawH2.request("HEAD", "/"));
            assertThat(client.answer(13)).isEqualTo("200 ");
        }
    }

    @Test
    void recognizesThePrefaceWhereverItIsSplit() throws IOException {
        String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
        try (RawClient client = RawClient.to(listener.port())) {
            for (int i = 0; i < preface.length(); i++) {
                client.send(preface.substring(i, i + 1));
            }
            byte[] first = client.input().readNBytes(4);
            assertThat(first[3]).isEqualTo((byte) SETTINGS);
        }
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("P").send("R").send("OPFIND / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("PROPFIND / ");
        }
        try (RawClient client = RawClient.to(listener.port())) {
            client.send("PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(505);
        }
    }

    @Test
    void answersManyStreamsAtOnce() throws IOException {
        try (RawH2 client = client()) {
            for (int i = 1; i < 200; i += 2) {
                client.send(HEADERS, END_HEADERS, i, RawH2.request("POST", "/" + i));
            }
            for (int i = 199; i >= 1; i -= 2) {
                client.send(DATA, END_STREAM, i, (byte) 'x');
                assertThat(client.answer(i)).isEqualTo("200 POST /" + i + " x");
            }
        }
    }

    @Test
    void refusesMoreStreamsThanItSaid() throws IOException {
        try (RawH2 client = client()) {
            for (int i = 1; i <= 2 * 129; i += 2) {
                client.send(HEADERS, END_HEADERS, i, RawH2.request("POST", "/"));
            }
            assertThat(client.answer(257)).isEqualTo("RST 7");
            client.send(DATA, END_STREAM, 1, (byte) 'x');
            assertThat(client.answer(1)).isEqualTo("200 POST / x");
        }
    }

    @Test
    void refusesABodyThatIsTooLargeAndTellsToStop() throws IOException {
        try (RawH2 client = client()) {
            client.send(
                    HEADERS,
                    END_HEADERS,
                    1,
                    RawH2.block(
                            ":method",
                            "POST",
                            ":scheme",
                            "http",
                            ":path",
                            "/",
                            ":authority",
                            "x",
                            "content-length",
                            "99999999"));
            assertThat(client.answer(1)).isEqualTo("413 TOO_LARGE");
            RawH2.Frame stop = frame(client, 1);
            assertThat(stop.type()).isEqualTo(RST_STREAM);
            assertThat(stop.code()).isZero();
            client.send(HEADERS, END_HEADERS, 3, RawH2.request("POST", "/"));
            byte[] part = new byte[16_000];
            for (int i = 0; i < 15; i++) {
                client.send(DATA, 0, 3, part);
            }
            assertThat(frame(client, 3).type()).isEqualTo(WINDOW_UPDATE);
        }
    }

    @Test
    void answersBadRequestsOnTheirStreamOnly() throws IOException {
        String[][] bad = {
            {":method", "GET", ":scheme", "http", ":path", "a", ":authority", "x"},
            {":method", "GET", ":scheme", "http", ":path", "/a b", ":authority", "x"},
            {":method", "GET", ":scheme", "http", ":path", "/a#b", ":authority", "x"},
            {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x@y"},
            {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x/y"},
            {":method", "GET", ":scheme", "http", ":path", "/"},
            {
                ":method",
                "GET",
                ":scheme",
                "http",
                ":path",
                "/",
                ":authority",
                "x",
                "a",
                "b\r\nc: d"
            },
            {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "a", "b\0c"},
            {":method", "GET", ":path", "/", ":authority", "x"},
            {":scheme", "http", ":path", "/", ":authority", "x"},
        };
        try (RawH2 client = client()) {
            int stream = 1;
            for (String[] fields : bad) {
                client.send(HEADERS, WHOLE, stream, RawH2.block(fields));
                assertThat(client.answer(stream)).matches("400 .*|RST 1");
                stream += 2;
            }
            client.send(HEADERS, WHOLE, stream, RawH2.request("GET", "/"));
            assertThat(client.answer(stream)).isEqualTo("200 GET / ");
        }
        assertThat(echo.requests).hasValue(1);
    }

    @Test
    void refusesMalformedHeaderBlocks() throws IOException {
        String[][] bad = {
            {":method", "GET", "a", "b", ":scheme", "http", ":path", "/", ":authority", "x"},
            {":method", "GET", ":scheme", "http", ":path", "/", ":authority", "x", "A", "b"},
            {":method", "GET", ":scheme", "http", ":path", "/", ":status", "200"},
            {":method", "GET", ":scheme", "http", ":path", "/", "connection", "close"},
            {":method", "GET", ":scheme", "http", ":path", "/", "transfer-encoding", "chunked"},
        };
        for (String[] fields : bad) {
            try (RawH2 client = client()) {
                client.send(HEADERS, WHOLE, 1, RawH2.block(fields));
                assertThat(client.answer(1)).matches("RST 1|END|400 .*");
            }
        }
        assertThat(echo.requests).hasValue(0);
    }

    private static RawH2.Frame frame(RawH2 client, int stream) throws IOException {
        return Objects.requireNonNull(client.next(stream), "connection ended");
    }

    @Test
    void holdsNoMoreThanTheWindowForAStreamThatIsNotRead() throws Exception {
        byte[] piece = new byte[10_000];
        AtomicInteger written = new AtomicInteger();
        HttpListener pouring =
                harness.listen(
                        new ServerHandler() {
                            @Override
                            public void handle(ServerExchange exchange) {
                                if (!exchange.path().equals("/pour")) {
                                    echo.handle(exchange);
                                    return;
                                }
                                exchange.start(200, new Headers());
                                Runnable pour =
                                        () -> {
                                            while (exchange.writable()) {
                                                exchange.write(Bytes.of(piece));
                                                exchange.loop().execute(() -> {});
                                                written.addAndGet(piece.length);
                                            }
                                        };
                                exchange.onWritabilityChanged(pour);
                                pour.run();
                            }

                            @Override
                            public WireAnswer malformed(int status, String message, String peer) {
                                return echo.malformed(status, message, peer);
                            }
                        });
        try (RawH2 client = new RawH2(pouring.port())) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/pour"));
            int got = 0;
            while (got < 65_535 - 16_384) {
                RawH2.Frame frame = frame(client, 1);
                got += frame.type() == DATA ? frame.payload().length : 0;
            }
            client.send(HEADERS, WHOLE, 3, RawH2.request("GET", "/stream"));
            assertThat(frame(client, 3).type()).isEqualTo(HEADERS);
            assertThat(written.get()).isLessThan(400_000);
        }
    }

    @Test
    void tellsWhenTheCallerResetsItsStream() throws Exception {
        try (RawH2 client = client()) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/wait"));
            while (listener.active() == 0) {
                Thread.onSpinWait();
            }
            client.send(RST_STREAM, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
            while (echo.gone.get() == 0) {
                Thread.onSpinWait();
            }
            client.send(HEADERS, WHOLE, 3, RawH2.request("GET", "/"));
            assertThat(client.answer(3)).isEqualTo("200 GET / ");
        }
        assertThat(listener.active()).isZero();
    }

    @Test
    void answersWhatIsUnderWayAndGoesAway() throws Exception {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/p"));
            while (listener.active() == 0) {
                Thread.onSpinWait();
            }
            listener.stopAccepting();
            assertThat(frame(client, 1).type()).isEqualTo(RawH2.GOAWAY);
            client.send(DATA, END_STREAM, 1, (byte) 'x');
            assertThat(client.answer(1)).isEqualTo("200 POST /p x");
            assertThat(client.next(0)).isNull();
        }
    }

    @Test
    void ignoresWhatIsCalledAfterTheEnd() throws Exception {
        HttpListener twice =
                harness.listen(
                        new ServerHandler() {
                            @Override
                            public void handle(ServerExchange exchange) {
                                exchange.respond(200, new Headers(), Bytes.utf8("once"));
                                exchange.respond(200, new Headers(), Bytes.utf8("twice"));
                                exchange.write(Bytes.utf8("more"));
                                exchange.end();
                                exchange.abort();
                            }

                            @Override
                            public WireAnswer malformed(int status, String message, String peer) {
                                return echo.malformed(status, message, peer);
                            }
                        });
        try (RawH2 client = new RawH2(twice.port())) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/"));
            assertThat(client.answer(1)).isEqualTo("200 once");
            client.send(HEADERS, WHOLE, 3, RawH2.request("GET", "/"));
            assertThat(client.answer(3)).isEqualTo("200 once");
        }
    }
}

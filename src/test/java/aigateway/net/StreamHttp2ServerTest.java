package aigateway.net;

import static aigateway.net.testing.RawH2.DATA;
import static aigateway.net.testing.RawH2.END_HEADERS;
import static aigateway.net.testing.RawH2.END_STREAM;
import static aigateway.net.testing.RawH2.HEADERS;
import static aigateway.net.testing.RawH2.RST_STREAM;
import static aigateway.net.testing.RawH2.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.server.HttpListener;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Pattern;
import aigateway.net.testing.RawH2;
import aigateway.net.testing.Streaming;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bodies that are read piece by piece, over HTTP/2.
class StreamHttp2ServerTest {
    private static final int WHOLE = END_STREAM | END_HEADERS;

    private final Harness harness = new Harness();
    private final Streaming handler = new Streaming();
    private HttpListener listener;

    @BeforeEach
    void listen() throws IOException {
        listener = harness.listen(handler);
    }

    @AfterEach
    void close() {
        harness.close();
        assertThat(harness.budget.used()).isZero();
    }

    private RawH2 client() throws IOException {
        return new RawH2(listener.port());
    }

    private static byte[] pattern(int from, int length) {
        return Pattern.bytes(from, length).array();
    }

    private static byte[] request(String path, String name, String value) {
        return RawH2.block(
                ":method",
                "POST",
                ":scheme",
                "http",
                ":path",
                path,
                ":authority",
                "x",
                name,
                value);
    }

    private Streaming.Held held() {
        Harness.until(() -> !handler.held.isEmpty());
        return handler.held.remove();
    }

    @Test
    void takesABodyInAnyFrames() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/count"));
            for (int i = 0; i < 50; i++) {
                client.send(DATA, 0, 1, pattern(i, 1));
                client.send(DATA, 0, 1);
            }
            client.send(DATA, END_STREAM, 1);
            assertThat(client.answer(1)).isEqualTo("200 -1 50 true");
            client.send(HEADERS, END_HEADERS, 3, request("/count", "content-length", "3"));
            client.send(DATA, END_STREAM, 3, pattern(0, 3));
            assertThat(client.answer(3)).isEqualTo("200 3 3 true");
            client.send(HEADERS, WHOLE, 5, RawH2.request("POST", "/count"));
            assertThat(client.answer(5)).isEqualTo("200 0 0 true");
        }
    }

    @Test
    void passesTrailersBothWays() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/echo"));
            RawH2.Frame head = Objects.requireNonNull(client.next(1));
            assertThat(client.headers(head).status()).hasToString("200");
            client.send(DATA, 0, 1, (byte) 'a');
            RawH2.Frame data = Objects.requireNonNull(client.next(1));
            assertThat(data.payload()).containsExactly('a');
            byte[] trailers = RawH2.block("x-sum", "1 2", "content-length", "1", "x-b", "3");
            client.send(HEADERS, WHOLE, 1, trailers);
            RawH2.Frame end = Objects.requireNonNull(client.next(1));
            assertThat(end.type()).isEqualTo(HEADERS);
            assertThat(end.isEnd()).isTrue();
            assertThat(client.headers(end)).hasToString("DefaultHttp2Headers[x-sum: 1 2, x-b: 3]");
        }
    }

    @Test
    void saysContinueIfTheBodyIsWanted() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_HEADERS, 1, request("/count", "expect", "100-continue"));
            RawH2.Frame interim = Objects.requireNonNull(client.next(1));
            assertThat(client.headers(interim).status()).hasToString("100");
            client.send(DATA, END_STREAM, 1, pattern(0, 3));
            assertThat(client.answer(1)).isEqualTo("200 -1 3 true");
            client.send(HEADERS, END_HEADERS, 3, request("/refuse", "expect", "100-continue"));
            assertThat(client.answer(3)).isEqualTo("413 too large");
        }
    }

    @Test
    void givesNoMoreWindowToAPausedBodyButToOthers() throws Exception {
        try (RawH2 client = client()) {
            // The server's settings hold once they are acknowledged.
            client.send(HEADERS, WHOLE, 101, RawH2.request("GET", "/first"));
            assertThat(client.answer(101)).isEqualTo("200 /first");
            // More paused streams than the connection's first window would take.
            for (int stream = 103; stream <= 117; stream += 2) {
                client.send(HEADERS, END_HEADERS, stream, RawH2.request("POST", "/hold"));
                for (int i = 0; i < 16; i++) {
                    client.send(DATA, 0, stream, pattern(i * 16_384, 16_384));
                }
            }
            client.send(HEADERS, END_HEADERS, 119, RawH2.request("POST", "/count"));
            client.send(DATA, END_STREAM, 119, pattern(0, 10_000));
            assertThat(client.answer(119)).isEqualTo("200 -1 10000 true");
            Streaming.Held first = held();
            assertThat(first.body().size()).isLessThanOrEqualTo(16_384);
            first.exchange().loop().execute(first.exchange()::resumeBody);
            first.body().await(16 * 16_384);
            assertThat(first.body().matches()).isTrue();
            RawH2.Frame update = Objects.requireNonNull(client.next(103));
            assertThat(update.type()).isEqualTo(WINDOW_UPDATE);
            client.send(DATA, END_STREAM, 103, pattern(16 * 16_384, 1));
            assertThat(first.body().over()).isEqualTo("end");
            for (int i = 0; i < 7; i++) {
                assertThat(held().body().size()).isLessThanOrEqualTo(16_384);
            }
        }
        Harness.until(() -> handler.gone.get() >= 8);
    }

    @Test
    void endsAnAnswerThatIsCompleteBeforeTheBody() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/enough"));
            client.send(DATA, 0, 1, pattern(0, 3));
            assertThat(client.answer(1)).isEqualTo("413 enough");
            RawH2.Frame reset = Objects.requireNonNull(client.next(1));
            assertThat(reset.type()).isEqualTo(RST_STREAM);
            assertThat(reset.code()).isZero();
            client.send(DATA, 0, 1, pattern(3, 3));
            client.send(HEADERS, WHOLE, 3, RawH2.request("GET", "/next"));
            assertThat(client.answer(3)).isEqualTo("200 /next");
        }
    }

    @Test
    void tellsOnceWhenTheCallerResetsTheStream() throws Exception {
        try (RawH2 client = client()) {
            for (int round = 0; round < 3; round++) {
                int stream = 1 + 2 * round;
                client.send(HEADERS, END_HEADERS, stream, RawH2.request("POST", "/hold"));
                client.send(DATA, 0, stream, pattern(0, 3));
                Streaming.Held held = held();
                if (round > 0) {
                    held.exchange().loop().execute(held.exchange()::resumeBody);
                    held.body().await(3);
                }
                client.send(RST_STREAM, 0, stream, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
                int ended = round + 1;
                Harness.until(() -> handler.gone.get() == ended);
                assertThat(held.body().told()).isEmpty();
            }
            client.send(HEADERS, WHOLE, 9, RawH2.request("GET", "/next"));
            assertThat(client.answer(9)).isEqualTo("200 /next");
        }
        assertThat(handler.gone).hasValue(3);
    }

    @Test
    void tellsWhenTheConnectionOfAPausedBodyEnds() throws Exception {
        RawH2 client = client();
        client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/hold"));
        client.send(DATA, 0, 1, pattern(0, 3));
        Streaming.Held held = held();
        client.close();
        Harness.until(() -> handler.gone.get() == 1);
        assertThat(held.body().told()).isEmpty();
        assertThat(listener.active()).isZero();
    }

    @Test
    void givesUpOnASlowBodyButNotOnOneThatIsPaused() throws Exception {
        ListenerSettings settings =
                new ListenerSettings("127.0.0.1", 0, null, 32_768, 10_000, 200, 75_000);
        HttpListener impatient = harness.listen(settings, handler);
        try (RawH2 client = new RawH2(impatient.port())) {
            client.send(HEADERS, END_HEADERS, 1, RawH2.request("POST", "/hold"));
            client.send(DATA, 0, 1, pattern(0, 3));
            Streaming.Held held = held();
            Thread.sleep(700);
            assertThat(held.body().isOpen()).isTrue();
            held.exchange().loop().execute(held.exchange()::resumeBody);
            assertThat(held.body().over()).isEqualTo("failed TOO_SLOW");
        }
    }

    @Test
    void tellsALengthAndKeepsIt() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/tell?5"));
            RawH2.Frame head = Objects.requireNonNull(client.next(1));
            assertThat(client.headers(head).get("content-length")).hasToString("5");
            client.send(HEADERS, WHOLE, 3, RawH2.request("GET", "/short"));
            assertThat(client.answer(3)).contains("RST ");
        }
    }

    @Test
    void cannotBecomeATunnel() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, WHOLE, 1, RawH2.request("GET", "/upgrade"));
            assertThat(client.answer(1)).isEqualTo("400 no upgrade");
        }
    }
}

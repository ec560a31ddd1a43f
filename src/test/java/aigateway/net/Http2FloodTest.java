package aigateway.net;

import static aigateway.net.testing.RawH2.CONTINUATION;
import static aigateway.net.testing.RawH2.END_HEADERS;
import static aigateway.net.testing.RawH2.END_STREAM;
import static aigateway.net.testing.RawH2.HEADERS;
import static aigateway.net.testing.RawH2.PING;
import static aigateway.net.testing.RawH2.RST_STREAM;
import static aigateway.net.testing.RawH2.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.net.server.HttpListener;
import aigateway.net.testing.Echo;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawH2;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Http2FloodTest {
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

    private static void endsTheConnection(Sending sending) {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 1_000_000; i++) {
                                sending.send(i);
                                if (i % 1000 == 999) {
                                    Thread.sleep(1);
                                }
                            }
                        })
                .isInstanceOf(IOException.class);
    }

    private interface Sending {
        void send(int index) throws IOException;
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        try (RawH2 client = client()) {
            byte[] block =
                    RawH2.block(
                            ":method",
                            "GET",
                            ":scheme",
                            "http",
                            ":path",
                            "/",
                            ":authority",
                            "x",
                            "a",
                            "x".repeat(14_000),
                            "b",
                            "x".repeat(14_000));
            client.send(HEADERS, END_STREAM, 1, Arrays.copyOf(block, 16_000));
            client.send(CONTINUATION, 0, 1, Arrays.copyOfRange(block, 16_000, block.length));
            client.send(CONTINUATION, END_HEADERS, 1, RawH2.block("c", "x".repeat(14_000)));
            assertThat(client.answer(1)).matches("RST .*|END|431 .*");
        }
        assertThat(echo.requests).hasValue(0);
    }

    @Test
    void endsAConnectionThatResetsRapidly() throws IOException {
        try (RawH2 client = client()) {
            endsTheConnection(
                    i -> {
                        client.send(HEADERS, WHOLE, i * 2 + 1, RawH2.request("GET", "/wait"));
                        client.send(RST_STREAM, 0, i * 2 + 1, new byte[4]);
                    });
        }
        assertThat(echo.requests.get()).isLessThan(5000);
    }

    @Test
    void endsAConnectionThatFloodsWithControlFrames() throws IOException {
        try (RawH2 client = client()) {
            endsTheConnection(i -> client.send(PING, 0, 0, new byte[8]));
        }
        try (RawH2 client = client()) {
            endsTheConnection(i -> client.send(SETTINGS, 0, 0));
        }
    }

    @Test
    void endsAConnectionThatNeverEndsAHead() throws IOException {
        try (RawH2 client = client()) {
            client.send(HEADERS, END_STREAM, 1, RawH2.request("GET", "/"));
            endsTheConnection(i -> client.send(CONTINUATION, 0, 1));
        }
        try (RawH2 client = client()) {
            client.send(HEADERS, END_STREAM, 1, RawH2.request("GET", "/"));
            endsTheConnection(i -> client.send(CONTINUATION, 0, 1, RawH2.block("a", "b")));
        }
    }
}

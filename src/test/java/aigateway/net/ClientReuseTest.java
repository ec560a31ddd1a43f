package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.testing.Harness;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When the client keeps connections, and what it does when a kept one is closed.
class ClientReuseTest {
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private final Harness harness = new Harness();

    @AfterEach
    void close() {
        harness.close();
    }

    private Recorded send(int port) {
        return harness.send(Harness.post(port, "hello"));
    }

    /// Answers every request on every connection with the same bytes.
    private static RawServer answering(String answer) throws IOException {
        return new RawServer(
                (peer, index) -> {
                    while (peer.request() != null) {
                        peer.send(answer);
                    }
                });
    }

    @Test
    void usesAConnectionAgainUnlessTheServerClosesIt() throws IOException {
        try (RawServer server = answering(OK)) {
            for (int i = 0; i < 5; i++) {
                assertThat(send(server.port()).isWhole()).isTrue();
            }
            assertThat(server.connections()).isEqualTo(1);
        }
        String close = OK.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
        for (String answer : new String[] {close, OK.replace("1.1", "1.0"), OK + "more"}) {
            try (RawServer server = answering(answer)) {
                for (int i = 0; i < 3; i++) {
                    assertThat(send(server.port()).isWhole()).isTrue();
                }
                assertThat(server.connections()).isEqualTo(3);
            }
        }
    }

    @Test
    void takesAFreshConnectionWhenAKeptOneTurnsOutToBeClosed() throws IOException {
        // Each connection answers once and goes away at the next request, by end or by reset.
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(OK);
                            peer.request();
                            if (index % 2 == 0) {
                                peer.reset();
                            }
                        })) {
            for (int i = 0; i < 6; i++) {
                Recorded recorded = send(server.port());
                assertThat(recorded.isWhole()).isTrue();
                assertThat(recorded.body()).isEqualTo("ok");
            }
            assertThat(server.connections()).isEqualTo(6);
        }
    }

    @Test
    void doesNotTryAgainOnAFreshConnection() throws IOException {
        try (RawServer server = new RawServer((peer, index) -> peer.request())) {
            assertThat(send(server.port()).failure()).isEqualTo(NetFailure.Kind.CLOSED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void doesNotTryAgainOnceAnyByteOfAnAnswerCame() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(OK);
                            peer.request();
                            peer.send("H");
                        })) {
            assertThat(send(server.port()).isWhole()).isTrue();
            assertThat(send(server.port()).failure()).isEqualTo(NetFailure.Kind.CLOSED);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void dropsAKeptConnectionOnWhichSomethingComesUnasked() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(OK);
                            if (index == 0) {
                                Thread.sleep(50);
                                peer.send("HTTP/1.1 408 Request Timeout\r\n\r\n");
                                peer.awaitEnd();
                                closed.countDown();
                            }
                        })) {
            assertThat(send(server.port()).isWhole()).isTrue();
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(send(server.port()).status()).isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }
}

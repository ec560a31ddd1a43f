package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.testing.Harness;
import aigateway.net.testing.RawMessage;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientTest {
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
    void sendsARequestInOnePiece() throws IOException {
        Queue<RawMessage> seen = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            RawMessage request = peer.request();
                            seen.add(request);
                            peer.send(OK);
                        })) {
            Recorded recorded = send(server.port());
            assertThat(recorded.isWhole()).isTrue();
            assertThat(recorded.body()).isEqualTo("ok");
            RawMessage request = seen.remove();
            assertThat(request.start()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
            assertThat(request.field("host")).isEqualTo("127.0.0.1:" + server.port());
            assertThat(request.field("content-length")).isEqualTo("5");
            assertThat(request.field("accept-encoding")).isEqualTo("identity");
            assertThat(request.field("content-type")).isEqualTo("application/json");
            assertThat(request.body()).isEqualTo("hello");
        }
    }

    @Test
    void keepsTheCallersOwnAcceptEncoding() throws IOException {
        Queue<RawMessage> seen = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            seen.add(peer.request());
                            peer.send(OK);
                        })) {
            ClientRequest request =
                    new ClientRequest(
                            new Origin(false, "localhost", server.port()),
                            "GET",
                            "/",
                            new Headers().add("accept-encoding", "gzip"),
                            List.of(),
                            5000);
            assertThat(harness.send(request).status()).isEqualTo(200);
            assertThat(seen.remove().fields())
                    .containsEntry("accept-encoding", "gzip")
                    .doesNotContainKey("content-length");
        }
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

    @Test
    void closesTheConnectionAtOnceWhenACallIsCancelled() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nbegun");
                            try {
                                peer.awaitEnd();
                            } finally {
                                closed.countDown();
                            }
                        })) {
            Recorded recorded = send(server.port());
            recorded.awaitData();
            harness.loops().all().getFirst().execute(() -> recorded.exchange().cancel());
            assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(recorded.isOpen()).isTrue();
        }
    }

    @Test
    void makesTheServerWaitWhilePaused() throws Exception {
        AtomicLong sent = new AtomicLong();
        byte[] piece = new byte[64 * 1024];
        int pieces = 1000;
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\ncontent-length: "
                                            + pieces * piece.length
                                            + "\r\n\r\n");
                            for (int i = 0; i < pieces; i++) {
                                peer.send(piece);
                                sent.addAndGet(piece.length);
                            }
                            peer.awaitEnd();
                        })) {
            Recorded recorded = send(server.port());
            recorded.awaitData();
            Loop loop = harness.loops().all().getFirst();
            loop.execute(() -> recorded.exchange().pause());
            long before = -1;
            while (before != sent.get()) {
                before = sent.get();
                Thread.sleep(300);
            }
            assertThat(sent.get()).isLessThan((long) pieces * piece.length);
            int got = recorded.size();
            Thread.sleep(100);
            assertThat(recorded.size()).isEqualTo(got);
            loop.execute(() -> recorded.exchange().resume());
            assertThat(recorded.isWhole()).isTrue();
            assertThat(recorded.size()).isEqualTo(pieces * piece.length);
        }
    }

    @Test
    void sendsALargeBodyInPieces() throws Exception {
        byte[] large = new byte[5_000_000];
        large[4_999_999] = 1;
        Queue<RawMessage> seen = new ConcurrentLinkedQueue<>();
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            Thread.sleep(200);
                            for (RawMessage r = peer.request(); r != null; r = peer.request()) {
                                seen.add(r);
                                peer.send(OK);
                            }
                        })) {
            ClientRequest request =
                    new ClientRequest(
                            new Origin(false, "127.0.0.1", server.port()),
                            "POST",
                            "/",
                            new Headers(),
                            List.of(Bytes.utf8("begin"), Bytes.EMPTY, Bytes.of(large)),
                            5000);
            for (int i = 0; i < 2; i++) {
                assertThat(harness.send(request).isWhole()).isTrue();
                byte[] got = seen.remove().bytes();
                assertThat(got).hasSize(5_000_005).startsWith('b', 'e', 'g', 'i', 'n').endsWith(1);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void takesAnAnswerThatComesBeforeTheBodyIsSent() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.send("HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno");
                            Thread.sleep(100);
                            peer.awaitEnd();
                        })) {
            byte[] large = new byte[30_000_000];
            ClientRequest request =
                    new ClientRequest(
                            new Origin(false, "127.0.0.1", server.port()),
                            "POST",
                            "/",
                            new Headers(),
                            List.of(Bytes.of(large)),
                            5000);
            Recorded recorded = harness.send(request);
            assertThat(recorded.isWhole()).isTrue();
            assertThat(recorded.status()).isEqualTo(413);
            assertThat(recorded.body()).isEqualTo("no");
        }
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(send(port).failure()).isEqualTo(NetFailure.Kind.CONNECT);
    }

    @Test
    void tellsThatANameDoesNotExist() {
        ClientRequest request =
                new ClientRequest(
                        new Origin(false, "no-such-host.invalid", 80),
                        "GET",
                        "/",
                        new Headers(),
                        List.of(),
                        15_000);
        assertThat(harness.send(request).failure()).isEqualTo(NetFailure.Kind.CONNECT);
    }

    @Test
    void refusesAPathThatWouldForgeARequest() throws IOException {
        try (RawServer server = answering(OK)) {
            for (String path : new String[] {"/a b", "/a\r\nx: y", "/\u00e9", "/\u0100", ""}) {
                ClientRequest request =
                        new ClientRequest(
                                new Origin(false, "127.0.0.1", server.port()),
                                "GET",
                                path,
                                new Headers(),
                                List.of(),
                                5000);
                assertThat(harness.send(request).failure()).isEqualTo(NetFailure.Kind.PROTOCOL);
            }
        }
    }
}

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        try (RawServer server = new RawServer((peer, index) -> seen.add(peer.send(OK).request()))) {
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
    void readsAnAnswerWhereverItIsSplit() throws IOException {
        String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n";
        String ok = "HTTP/1.1 200 OK\r\ncontent-type: a/b\r\n";
        String whole = interim + ok + "content-length: 5\r\n\r\nhello";
        String head = "HTTP/1.1 200\r\ncontent-type: a/b\r\ntransfer-encoding: Chunked\r\n\r\n";
        String chunked = head + "2;ext=1\r\nhe\r\n003  \r\nllo\r\n0\r\ntrailer: t\r\n\r\n";
        for (String answer : new String[] {whole, chunked}) {
            try (RawServer server =
                    new RawServer(
                            (peer, index) -> {
                                for (int i = 1; peer.request() != null; i++) {
                                    peer.send(answer.substring(0, i));
                                    Thread.sleep(1);
                                    peer.send(answer.substring(i));
                                }
                            })) {
                for (int i = 1; i < answer.length(); i++) {
                    Recorded recorded = send(server.port());
                    assertThat(recorded.isWhole()).isTrue();
                    assertThat(recorded.body()).isEqualTo("hello");
                    assertThat(recorded.type()).isEqualTo("a/b");
                }
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void deliversTheChunksOfOneReadTogether() throws IOException {
        try (RawServer server =
                answering(
                        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                                + "1\r\na\r\n".repeat(100)
                                + "0\r\n\r\n")) {
            Recorded recorded = send(server.port());
            assertThat(recorded.isWhole()).isTrue();
            assertThat(recorded.body()).isEqualTo("a".repeat(100));
            assertThat(recorded.pieces()).isEqualTo(1);
        }
    }

    @Test
    void readsUntilTheConnectionsEndWhereNoLengthIsTold() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n\r\nto the ").send("end");
                        })) {
            for (int i = 0; i < 3; i++) {
                Recorded recorded = send(server.port());
                assertThat(recorded.isWhole()).isTrue();
                assertThat(recorded.body()).isEqualTo("to the end");
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n",
            })
    void tellsWhenAnAnswerIsCutShort(String answer) throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(answer);
                        })) {
            assertThat(send(server.port()).failure()).isEqualTo(NetFailure.Kind.CUT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "<html>no\r\n",
                "HTTP/1.1 200 OK\nA: b\n\n",
                "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA: b\u0000\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\n",
                "HTTP/1.1 200 OK\r\ncontent-length: five\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnope\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
            })
    void refusesWhatIsNoHttp(String answer) throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send(answer);
                            peer.awaitEnd();
                        })) {
            assertThat(send(server.port()).failure()).isEqualTo(NetFailure.Kind.PROTOCOL);
        }
    }

    @Test
    void refusesAHeadThatIsTooLong() throws IOException {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\na: " + "x".repeat(70_000));
                            peer.awaitEnd();
                        })) {
            assertThat(send(server.port()).failure()).isEqualTo(NetFailure.Kind.PROTOCOL);
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

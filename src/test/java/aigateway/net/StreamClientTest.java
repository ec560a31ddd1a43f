package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.net.testing.Harness;
import aigateway.net.testing.Pattern;
import aigateway.net.testing.RawMessage;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Taker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are sent piece by piece, over HTTP/1.1.
class StreamClientTest {
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private final Harness harness = new Harness();
    private final Taker taker = new Taker();

    @AfterEach
    void close() {
        harness.close();
    }

    private static ClientRequest head(int port, String method, Headers fields) {
        Origin origin = new Origin(false, "127.0.0.1", port);
        return new ClientRequest(origin, method, "/up", fields, List.of(), 5000);
    }

    private ClientStream open(RawServer server, String method, long length) {
        return harness.open(head(server.port(), method, new Headers()), length, taker);
    }

    private void send(ClientStream stream, String... pieces) {
        harness.run(() -> List.of(pieces).forEach(piece -> stream.write(Bytes.utf8(piece))));
    }

    private void end(ClientStream stream) {
        harness.run(() -> stream.endBody(null));
    }

    private void awaitConnection(ClientStream stream) {
        boolean[] connected = {false};
        while (!connected[0]) {
            harness.run(() -> connected[0] = stream.writable());
        }
    }

    /// Keeps all that comes on a connection up to an end, then answers.
    private static RawServer keeping(CompletableFuture<String> seen, String end)
            throws IOException {
        return new RawServer(
                (peer, index) -> {
                    StringBuilder all = new StringBuilder();
                    while (!all.toString().endsWith(end)) {
                        int b;
                        try {
                            b = peer.input().read();
                        } catch (IOException e) {
                            b = -1;
                        }
                        if (b < 0) {
                            seen.complete(all + "END");
                            return;
                        }
                        all.append((char) b);
                    }
                    peer.send(OK);
                    seen.complete(all.toString());
                    peer.awaitEnd();
                });
    }

    private static String body(CompletableFuture<String> seen) throws Exception {
        String all = seen.get(20, TimeUnit.SECONDS);
        return all.substring(all.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void sendsALengthIfItIsTold() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server = keeping(seen, "world")) {
            ClientStream stream = open(server, "POST", 10);
            send(stream, "hello");
            send(stream, "", "wor", "ld");
            end(stream);
            assertThat(taker.over()).isEqualTo("end");
            assertThat(taker.told()).containsExactly("head 200", "end");
            assertThat(seen.get())
                    .startsWith("POST /up HTTP/1.1\r\nhost: 127.0.0.1:")
                    .contains("content-length: 10\r\n")
                    .doesNotContain("chunked");
            assertThat(body(seen)).isEqualTo("helloworld");
        }
    }

    @Test
    void sendsChunksWithTrailersIfNoLengthIsTold() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server = keeping(seen, "1\r\n\r\n")) {
            ClientStream stream = open(server, "POST", -1);
            send(stream, "hello", " wor");
            send(stream, "ld");
            Headers trailers =
                    new Headers()
                            .add("transfer-encoding", "x")
                            .add("content-length", "5")
                            .add("bad name", "x")
                            .add("x-sum", "1");
            harness.run(() -> stream.endBody(trailers));
            assertThat(taker.over()).isEqualTo("end");
            assertThat(seen.get()).contains("transfer-encoding: chunked\r\n");
            assertThat(body(seen)).matches("(?s)[0-9a-f]+\r\nhello.*ld\r\n0\r\nx-sum: 1\r\n\r\n");
        }
    }

    @Test
    void sendsWhatWasWrittenBeforeThereWasAConnection() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server = keeping(seen, "0\r\n\r\n")) {
            CompletableFuture<Boolean> writable = new CompletableFuture<>();
            CountDownLatch told = new CountDownLatch(1);
            Loop loop = harness.loops().all().getFirst();
            loop.execute(
                    () -> {
                        ClientRequest head = head(server.port(), "POST", new Headers());
                        ClientStream stream = loop.client().open(head, -1, taker);
                        writable.complete(stream.writable());
                        stream.onWritabilityChanged(
                                () -> {
                                    if (stream.writable()) {
                                        told.countDown();
                                    }
                                });
                        stream.write(Bytes.utf8("hello"));
                        stream.endBody(new Headers());
                    });
            assertThat(writable.get()).isFalse();
            assertThat(taker.over()).isEqualTo("end");
            assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(body(seen)).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void failsIfTheBodyIsNotAsLongAsWasTold(boolean longer) throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server = keeping(seen, "never")) {
            ClientStream stream = open(server, "POST", 5);
            send(stream, "abc");
            awaitConnection(stream);
            if (longer) {
                send(stream, "def", "more");
            } else {
                end(stream);
            }
            assertThat(taker.over()).isEqualTo("failed PROTOCOL");
            assertThat(body(seen)).isEqualTo("abcEND");
            assertThat(taker.told()).hasSize(1);
        }
    }

    @Test
    void deliversTrailersAndSkipsInterimAnswersWhereverTheyAreSplit() throws Exception {
        String answer =
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
                        + "2\r\nab\r\n3;x=y\r\ncde\r\n0\r\nX-A: 1 \r\nhost: evil\r\nx-b:2\r\n\r\n";
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            for (int i = 1; peer.request() != null; i++) {
                                peer.send(answer.substring(0, i));
                                Thread.yield();
                                peer.send(answer.substring(i));
                            }
                        })) {
            for (int i = 1; i < answer.length(); i++) {
                Taker each = new Taker();
                harness.open(head(server.port(), "GET", new Headers()), 0, each);
                assertThat(each.over()).isEqualTo("end");
                assertThat(each.text()).isEqualTo("abcde");
                assertThat(each.trailers()).isEqualTo("x-a=1;x-b=2;");
                assertThat(each.told()).containsExactly("head 200", "end");
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void usesAKeptConnectionOnlyForWhatMayBeSentTwice() throws Exception {
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            while (peer.request() != null) {
                                peer.send(OK);
                            }
                        })) {
            int[] connections = new int[6];
            String[] methods = {"GET", "POST", "PUT", "POST", "PUT", "PATCH"};
            long[] lengths = {0, 0, 5, 5, 100_000, -1};
            for (int i = 0; i < methods.length; i++) {
                Taker each = new Taker();
                ClientRequest head = head(server.port(), methods[i], new Headers());
                ClientStream stream = harness.open(head, lengths[i], each);
                byte[] body = new byte[(int) Math.max(lengths[i], 0)];
                harness.run(
                        () -> {
                            stream.write(Bytes.of(body));
                            stream.endBody(null);
                        });
                assertThat(each.over()).isEqualTo("end");
                connections[i] = server.connections();
            }
            assertThat(connections).containsExactly(1, 2, 2, 3, 4, 5);
        }
    }

    @Test
    void sendsASmallBodyAgainWhereAKeptConnectionIsDead() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.request();
                            if (index == 0) {
                                peer.send(OK);
                                // Reads a part of the next request and dies.
                                peer.input().readNBytes(70);
                                peer.reset();
                            } else {
                                peer.send(OK);
                            }
                            seen.complete("" + index);
                        })) {
            Taker first = new Taker();
            harness.open(head(server.port(), "GET", new Headers()), 0, first);
            assertThat(first.over()).isEqualTo("end");
            ClientStream stream = open(server, "PUT", 10);
            send(stream, "hello");
            Thread.sleep(200);
            send(stream, "world");
            end(stream);
            assertThat(taker.over()).isEqualTo("end");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void takesAnAnswerThatIsCompleteBeforeTheBody(boolean reset) throws Exception {
        for (int round = 0; round < 20; round++) {
            Taker each = new Taker();
            try (RawServer server =
                    new RawServer(
                            (peer, index) -> {
                                peer.input().read();
                                peer.send("HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\nno");
                                if (reset) {
                                    // Closes with input unread, which resets the connection.
                                    peer.close();
                                } else {
                                    peer.awaitEnd();
                                }
                            })) {
                ClientStream stream =
                        harness.open(head(server.port(), "POST", new Headers()), -1, each);
                Bytes piece = Pattern.bytes(0, 60_000);
                Runnable pour =
                        () -> {
                            for (int i = 0; i < 20 && stream.writable(); i++) {
                                stream.write(piece);
                            }
                        };
                harness.run(() -> stream.onWritabilityChanged(pour));
                harness.run(pour);
                assertThat(each.over()).isEqualTo("end");
                assertThat(each.told()).containsExactly("head 413", "end");
                assertThat(each.text()).isEqualTo("no");
                send(stream, "more");
                end(stream);
                assertThat(stream.writable()).isTrue();
                Taker next = new Taker();
                harness.open(head(server.port(), "GET", new Headers()), 0, next);
                assertThat(next.over()).isEqualTo("end");
                assertThat(server.connections()).isEqualTo(2);
            }
        }
    }

    @Test
    void makesTheWriterWaitForASlowServer() throws Exception {
        AtomicLong read = new AtomicLong();
        CountDownLatch go = new CountDownLatch(1);
        long length = 30_000_000;
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            go.await();
                            RawMessage request = peer.request();
                            read.set(request == null ? 0 : request.bytes().length);
                            peer.send(OK);
                        })) {
            ClientStream stream = open(server, "POST", length);
            AtomicLong written = new AtomicLong();
            Runnable pour =
                    () -> {
                        while (stream.writable() && written.get() < length) {
                            int count = (int) Math.min(50_000, length - written.get());
                            Bytes next = Pattern.bytes(written.getAndAdd(count), count);
                            stream.write(next);
                        }
                    };
            harness.run(() -> stream.onWritabilityChanged(pour));
            harness.run(pour);
            long before = -1;
            while (before != written.get()) {
                before = written.get();
                Thread.sleep(300);
            }
            // What the sockets hold, and a little.
            assertThat(before).isLessThan(length / 2);
            go.countDown();
            assertThat(taker.over()).isEqualTo("end");
            assertThat(read).hasValue(length);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tellsOnceWhenTheConnectionEndsAtAnyByteOfTheAnswer(boolean reset) throws Exception {
        String chunks = "5\r\nhello\r\n0\r\na: b\r\n\r\n";
        String answer = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + chunks;
        int head = answer.indexOf("\r\n\r\n") + 4;
        try (RawServer server =
                new RawServer(
                        (peer, index) -> {
                            peer.input().readNBytes(100);
                            peer.send(answer.substring(0, index));
                            if (reset) {
                                Thread.sleep(2);
                                peer.reset();
                            }
                        })) {
            for (int i = 0; i < answer.length(); i++) {
                Taker each = new Taker();
                ClientStream stream =
                        harness.open(head(server.port(), "POST", new Headers()), -1, each);
                send(stream, "x".repeat(100));
                assertThat(each.over()).isEqualTo(i < head ? "failed CLOSED" : "failed CUT");
                send(stream, "y");
                assertThat(each.told()).hasSize(i < head ? 1 : 2);
            }
        }
    }

    @Test
    void cancelsInTheMiddleOfABody() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (RawServer server = keeping(seen, "never")) {
            ClientStream stream = open(server, "POST", 100);
            send(stream, "abc");
            awaitConnection(stream);
            harness.run(stream::cancel);
            assertThat(body(seen)).isEqualTo("abcEND");
            send(stream, "def");
            assertThat(taker.isOpen()).isTrue();
        }
    }

    @Test
    void tellsThatThereIsNoConnection() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        send(harness.open(head(port, "POST", new Headers()), -1, taker), "abc");
        assertThat(taker.over()).isEqualTo("failed CONNECT");
        Taker other = new Taker();
        Origin at = new Origin(false, "localhost", port);
        harness.open(new ClientRequest(at, "GET", "/a b", new Headers(), List.of(), 5), 0, other);
        assertThat(other.over()).isEqualTo("failed PROTOCOL");
    }
}

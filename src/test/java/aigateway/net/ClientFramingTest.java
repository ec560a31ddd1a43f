package aigateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.testing.Harness;
import aigateway.net.testing.RawServer;
import aigateway.net.testing.Recorded;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFramingTest {
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
}

package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.testing.RawServer;
import aigateway.testing.Eventually;
import aigateway.testing.Ports;
import aigateway.testing.RawCaller;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Ends of connections and time limits on a route, byte by byte.
class RouteEndsTest extends WireFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 502",
                "HTTP/1.1 200 | 502",
                "HTTP/1.1 200 OK\\ncontent-le | 502",
                "garbage\\n\\n | 502",
                "HTTP/1.1 200 OK\\ncontent-length: 5\\ntransfer-encoding: chunked\\n\\n0\\n\\n | 200",
                "HTTP/1.1 200 OK\\ncontent-length: 5\\ncontent-length: 6\\n\\nabcdef | 502"
            })
    void answers502WithoutAGoodHead(String sent, int status) throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            if (sent != null) {
                                peer.send(sent.replace("\\n", "\r\n"));
                            }
                        })) {
            caller.send(GET);
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(status);
            if (status == 502) {
                assertThat(answer.text()).contains("route 'api'").doesNotContain("127.0.0.1");
            }
            assertThat(answer.fields()).containsKey("x-request-id");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content-length: 10\r\n\r\nabc",
                "content-length: 10\r\n\r\n",
                "transfer-encoding: chunked\r\n\r\n",
                "transfer-encoding: chunked\r\n\r\n5\r\nab",
                "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
                "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nx-t: 1\r\n",
                "transfer-encoding: chunked\r\n\r\nzz\r\n"
            })
    void cutsWhatIsCut(String rest) throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n" + rest);
                        })) {
            caller.send(GET);
            assertThat(readAll(caller)).doesNotContain("\r\n0\r\n\r\n");
            JsonNode line = Egresses.lines(gateway, 1).getFirst();
            assertThat(line.path("message").asString()).isIn("broken off", "failed");
        }
    }

    @Test
    void passesABodyThatEndsWithTheConnection() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\n\r\nall of it");
                        })) {
            caller.send(GET);
            assertThat(caller.read().text()).isEqualTo("all of it");
        }
    }

    @Test
    void leavesTheEndpointWhenTheCallerLeaves() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n");
                            end(peer, gone);
                        })) {
            caller.send(GET);
            until(caller, "a\r\n");
            caller.reset();
            gone.await();
            assertThat(Egresses.lines(gateway, 1).getFirst().path("message").asString())
                    .isEqualTo("caller gone");
        }
    }

    @Test
    void leavesTheEndpointWhenTheCallerLeavesInsideOfItsBody() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch there = new CountDownLatch(1);
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            run(() -> until(peer.input(), "abc"));
                            there.countDown();
                            end(peer, gone);
                        })) {
            caller.send("POST /apis/api/x HTTP/1.1\r\nhost: h\r\ncontent-length: 9\r\n\r\nabc");
            there.await();
            caller.reset();
            gone.await();
            Egresses.lines(gateway, 1);
            Eventually.holds("nothing under way", () -> gateway.callsUnderWay() == 0);
        }
    }

    @Test
    void answers400ToABodyWithWrongFraming() throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            run(() -> until(peer.input(), "abc"));
                            there.countDown();
                            peer.awaitEnd();
                        })) {
            caller.send(
                    "POST /apis/api/x HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n"
                            + "3\r\nabc\r\n");
            there.await();
            caller.send("zz\r\n");
            assertThat(caller.read().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "firstByteTimeoutSeconds = 0.3, firstByteTimeoutSeconds, 504",
        "totalTimeoutSeconds = 0.3, totalTimeoutSeconds, 504"
    })
    void answers504WhenTheEndpointIsTooSlow(String limit, String named, int status)
            throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> peer.awaitEnd(),
                        limit,
                        limit.startsWith("first") ? "connectTimeoutSeconds = 0.3" : "")) {
            caller.send(GET);
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).contains(named);
        }
    }

    @Test
    void cutsAnAnswerThatStalls() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc");
                            peer.awaitEnd();
                        },
                        "idleTimeoutSeconds = 0.3")) {
            caller.send(GET);
            assertThat(readAll(caller)).endsWith("abc");
            JsonNode line = Egresses.lines(gateway, 1).getFirst();
            assertThat(line.path("message").asString()).isEqualTo("broken off");
            assertThat(line.toString()).contains("idleTimeoutSeconds");
        }
    }

    @Test
    void endsATunnelThatIsIdle() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 101 S\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n");
                            peer.awaitEnd();
                        },
                        "idleTimeoutSeconds = 0.3",
                        "totalTimeoutSeconds = 0.2")) {
            caller.send(
                    "GET /apis/api/x HTTP/1.1\r\nhost: h\r\nconnection: upgrade\r\n"
                            + "upgrade: x\r\n\r\n");
            assertThat(until(caller, "\r\n\r\n")).startsWith("HTTP/1.1 101");
            assertThat(caller.closedByPeer()).isTrue();
        }
    }

    @Test
    void answers502WhereNobodyListens() throws Exception {
        api = new RawServer((_, _) -> {});
        gateway = Egresses.start(Ports.refusing());
        try (RawCaller caller = gateway.connect()) {
            caller.send(GET);
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("upstream_unreachable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 101 S\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n"
            })
    void endsWhatIsUnderWayWhenItStops(String answer) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send(answer);
                            end(peer, gone);
                        },
                        "[gateway]",
                        "drainSeconds = 1")) {
            caller.send(
                    "GET /apis/api/x HTTP/1.1\r\nhost: h\r\nconnection: upgrade\r\n"
                            + "upgrade: x\r\n\r\n");
            until(caller, answer.substring(answer.length() - 4));
            gateway.stop();
            gone.await();
            readAll(caller);
            assertThat(Egresses.lines(gateway, 1).getFirst().toString()).contains("is stopping");
        }
    }
}

package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.net.testing.RawServer;
import aigateway.testing.Eventually;
import aigateway.testing.GatewayTester;
import aigateway.testing.RawCaller;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Bodies, trailers, tunnels and ends of connections over a route, byte by byte.
class RouteWireTest {
    private static final String GET = "GET /apis/api/x HTTP/1.1\r\nhost: h\r\n\r\n";
    private final AtomicReference<String> received = new AtomicReference<>("");
    private RawServer api;
    private GatewayTester gateway;

    private RawCaller serve(RawServer.Script script, String... lines) throws Exception {
        api = new RawServer(script);
        gateway = Egresses.start(api.port(), lines);
        return gateway.connect();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        api.close();
    }

    /// Reads what comes until it ends so.
    private static String until(InputStream in, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new AssertionError("ended after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    private static String until(RawCaller caller, String end) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            text.append(new String(caller.read(1), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private void answer(RawServer.Peer peer, String request, String answer) throws Exception {
        received.set(request);
        peer.send(answer);
        peer.awaitEnd();
    }

    @Test
    void passesABodyOfKnownLength() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) ->
                                run(
                                        () ->
                                                answer(
                                                        peer,
                                                        until(peer.input(), "0123456789"),
                                                        "HTTP/1.1 201 Made\r\ncontent-length: 2\r\n\r\nok")))) {
            caller.send("PUT /apis/api/x HTTP/1.1\r\nhost: h\r\ncontent-length: 10\r\n\r\n01234");
            caller.send("56789");
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.fields()).containsEntry("content-length", "2");
            assertThat(answer.text()).isEqualTo("ok");
            assertThat(received.get())
                    .startsWith("PUT /base/x HTTP/1.1\r\n")
                    .contains("content-length: 10\r\n")
                    .doesNotContain("transfer-encoding");
        }
    }

    @Test
    void passesChunksAndTrailersBothWays() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) ->
                                run(
                                        () ->
                                                answer(
                                                        peer,
                                                        until(peer.input(), "x-up: 1\r\n\r\n"),
                                                        "HTTP/1.1 200 OK\r\ntrailer: x-down\r\n"
                                                                + "transfer-encoding: chunked\r\n\r\n"
                                                                + "3\r\nabc\r\n0\r\nx-down: 2\r\n"
                                                                + "content-length: 9\r\n\r\n")))) {
            caller.send(
                    "POST /apis/api/x HTTP/1.1\r\nhost: h\r\ntransfer-encoding: chunked\r\n\r\n"
                            + "5\r\nhello\r\n0\r\nx-up: 1\r\nauthorization: z\r\n\r\n");
            String answer = until(caller, "x-down: 2\r\n\r\n");

            assertThat(received.get())
                    .contains("transfer-encoding: chunked\r\n", "\r\n\r\n5\r\nhello\r\n0\r\n")
                    .doesNotContain("authorization");
            assertThat(answer)
                    .contains("transfer-encoding: chunked\r\n", "\r\n3\r\nabc\r\n0\r\n")
                    .doesNotContain("content-length");
        }
    }

    @Test
    void passesEventsAsTheyCome() throws Exception {
        CountDownLatch next = new CountDownLatch(1);
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send(
                                    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                                            + "transfer-encoding: chunked\r\n\r\n"
                                            + "9\r\ndata: 1\n\n\r\n");
                            next.await();
                            peer.send("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
                            peer.awaitEnd();
                        })) {
            caller.send(GET);
            until(caller, "data: 1\n\n");
            next.countDown();
            until(caller, "data: 2\n\n");
            until(caller, "0\r\n\r\n");
        }
    }

    @Test
    void handlesExpectOnEachConnection() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) ->
                                run(
                                        () ->
                                                answer(
                                                        peer,
                                                        until(peer.input(), "body!"),
                                                        "HTTP/1.1 204 None\r\n\r\n")))) {
            caller.send(
                    "POST /apis/api/x HTTP/1.1\r\nhost: h\r\nexpect: 100-continue\r\n"
                            + "content-length: 5\r\n\r\n");
            assertThat(until(caller, "\r\n\r\n")).startsWith("HTTP/1.1 100");
            caller.send("body!");
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.fields()).doesNotContainKeys("content-length", "transfer-encoding");
            assertThat(received.get()).doesNotContain("expect");
        }
    }

    @Test
    void passesAnAnswerThatComesBeforeTheBodysEnd() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            run(() -> until(peer.input(), "\r\n\r\n"));
                            peer.send("HTTP/1.1 413 Big\r\ncontent-length: 3\r\n\r\nbig");
                            peer.awaitEnd();
                        })) {
            caller.send(
                    "POST /apis/api/x HTTP/1.1\r\nhost: h\r\ncontent-length: 1000000\r\n\r\nabc");
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.text()).isEqualTo("big");
        }
    }

    @Test
    void carriesAWebSocketBothWays() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            run(() -> received.set(until(peer.input(), "\r\n\r\n")));
                            peer.send(
                                    "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n"
                                            + "connection: Upgrade\r\nsec-websocket-accept: a\r\n\r\n"
                                            + "first");
                            for (int b = peer.input().read();
                                    b >= 0 && b != '!';
                                    b = peer.input().read()) {
                                peer.send(new byte[] {(byte) b});
                            }
                        })) {
            caller.send(
                    "GET /apis/api/ws HTTP/1.1\r\nhost: h\r\nconnection: Upgrade\r\n"
                            + "upgrade: websocket\r\nsec-websocket-key: k\r\n"
                            + "sec-websocket-version: 13\r\n\r\n");
            String head = until(caller, "\r\n\r\n");
            assertThat(head)
                    .startsWith("HTTP/1.1 101")
                    .containsIgnoringCase("upgrade: websocket\r\n")
                    .contains("sec-websocket-accept: a\r\n");
            assertThat(new String(caller.read(5), StandardCharsets.UTF_8)).isEqualTo("first");
            byte[] echo = new byte[300_000];
            java.util.Arrays.fill(echo, (byte) 'e');
            Thread.ofVirtual().start(() -> run(() -> caller.send(echo)));
            assertThat(caller.read(echo.length)).isEqualTo(echo);
            assertThat(received.get())
                    .startsWith("GET /base/ws HTTP/1.1\r\n")
                    .contains("upgrade: websocket\r\n", "sec-websocket-key: k\r\n");
            caller.send("!");
            assertThat(caller.closedByPeer()).isTrue();
            JsonNode line = Egresses.lines(gateway, 1).getFirst().path("metadata");
            assertThat(line.path("status").asInt()).isEqualTo(101);
            assertThat(line.path("tunnel").asBoolean()).isTrue();
            assertThat(line.path("bytesDown").asInt()).isEqualTo(300_005);
            assertThat(gateway.callsUnderWay()).isZero();
        }
    }

    @Test
    void passesTheRefusalOfAnUpgrade() throws Exception {
        try (RawCaller caller =
                serve(
                        (peer, _) -> {
                            peer.request();
                            peer.send("HTTP/1.1 401 No\r\ncontent-length: 2\r\n\r\nno");
                            peer.awaitEnd();
                        })) {
            caller.send(
                    "GET /apis/api/ws HTTP/1.1\r\nhost: h\r\nconnection: Upgrade\r\n"
                            + "upgrade: websocket\r\n\r\n");
            assertThat(caller.read().text()).isEqualTo("no");
        }
    }

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

    private static String readAll(RawCaller caller) {
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                text.append(new String(caller.read(1), StandardCharsets.ISO_8859_1));
            }
        } catch (java.io.IOException e) {
            return text.toString();
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
                            peer.awaitEnd();
                            gone.countDown();
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
                            peer.awaitEnd();
                            gone.countDown();
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
        try (RawCaller caller = serve((peer, _) -> peer.awaitEnd())) {
            api.close();
            caller.send(GET);
            RawCaller.Raw answer = caller.read();

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("upstream_unreachable");
        }
    }

    /// What may fail with anything.
    private interface Act {
        void run() throws Exception;
    }

    private static void run(Act act) {
        try {
            act.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}

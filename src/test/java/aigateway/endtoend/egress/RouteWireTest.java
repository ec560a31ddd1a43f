package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.RawCaller;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Bodies, trailers and tunnels over a route, byte by byte.
class RouteWireTest extends WireFixture {
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
}

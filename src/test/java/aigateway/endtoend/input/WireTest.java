package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.Answers;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.RawCaller.Raw;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to send a good request that not every server takes.
class WireTest {
    private static final String BODY = TwoProviders.WHOLE;
    private static final String HEAD =
            "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nx-llm-provider: first\r\n";

    private final TwoProviders two = TwoProviders.openAi();

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        two.first()
                .then(OpenAi.completion("one").holdAfter(0, gate))
                .then(OpenAi.stream("two"))
                .then(OpenAi.completion("three"));
        String whole = RawCaller.chat(BODY, "x-llm-provider: first");
        String stream = RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first");
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(whole + stream + RawCaller.chat("{") + whole);
            two.first().awaitRequest(1);
            gate.countDown();
            assertThat(caller.read().text()).contains("\"one\"");
            assertThat(caller.read().text()).contains("two").endsWith("data: [DONE]\n\n");
            assertThat(caller.read().status()).isEqualTo(400);
            assertThat(caller.read().text()).contains("\"three\"");
        }
        two.gateway().awaitEntries(4);
    }

    @Test
    void takesABodyInChunksOfAnySize() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        StringBuilder chunks = new StringBuilder(HEAD + "Transfer-Encoding: Chunked\r\n\r\n");
        for (int i = 0; i < BODY.length(); i++) {
            chunks.append("1;name=\"value\"\r\n").append(BODY.charAt(i)).append("\r\n");
        }
        chunks.append("0\r\nx-trailer: yes\r\n\r\n");
        try (RawCaller caller = two.gateway().connect()) {
            assertThat(caller.send(chunks.toString()).read().status()).isEqualTo(200);
            assertThat(caller.send(chunks.toString()).read().status()).isEqualTo(200);
        }
        assertThat(two.first().requests()).allMatch(r -> r.text().contains("\"Hello\""));
        assertThat(two.first().requests().getFirst().header("transfer-encoding")).isNull();
        assertThat(two.first().requests().getFirst().header("x-trailer")).isNull();
    }

    @Test
    void takesARequestByteByByte() throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        try (RawCaller caller = two.gateway().connect()) {
            for (char c : RawCaller.chat(BODY, "x-llm-provider: first").toCharArray()) {
                caller.send(String.valueOf(c));
            }
            assertThat(caller.read().status()).isEqualTo(200);
        }
    }

    @Test
    void goesOnWhenACallerWaitsToBeTold() throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        String length = "content-length: " + BODY.length() + "\r\n";
        try (RawCaller caller = two.gateway().connect()) {
            Raw interim = caller.send(HEAD + "Expect: 100-Continue\r\n" + length + "\r\n").read();
            assertThat(interim.status()).isEqualTo(100);
            assertThat(caller.send(BODY).read().status()).isEqualTo(200);
        }
    }

    @Test
    void doesNotAskForABodyThatItWouldRefuse() throws Exception {
        String tooLong = "expect: 100-continue\r\ncontent-length: 99999999\r\n\r\n";
        try (RawCaller caller = two.gateway().connect()) {
            assertThat(caller.send(HEAD + tooLong).read().status()).isEqualTo(413);
        }
        String elsewhere = HEAD.replace("/v1/chat", "/v1/chat2");
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(elsewhere + "expect: 100-continue\r\ncontent-length: 5\r\n\r\n");
            assertThat(caller.read().status()).isEqualTo(404);
        }
    }

    @Test
    void speaksHttp10() throws Exception {
        two.first().then(OpenAi.completion("one")).then(OpenAi.stream("two"));
        for (String body : new String[] {BODY, TwoProviders.STREAM}) {
            try (RawCaller caller = two.gateway().connect()) {
                String request = RawCaller.chat(body, "x-llm-provider: first");
                Raw answer = caller.send(request.replace("HTTP/1.1", "HTTP/1.0")).read();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.fields()).doesNotContainKey("transfer-encoding");
                assertThat(caller.closedByPeer()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions?api-version=2024-10-21",
                "http://localhost/v1/chat/completions",
                "/v1/chat/completions?"
            })
    void takesOtherFormsOfTheTarget(String target) throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        try (RawCaller caller = two.gateway().connect()) {
            String request = RawCaller.chat(BODY, "x-llm-provider: first");
            caller.send(request.replace("/v1/chat/completions", target));
            assertThat(caller.read().status()).isEqualTo(200);
        }
        assertThat(two.first().request().target()).isEqualTo("/v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/x-www-form-urlencoded", "text/plain; charset=utf-8"})
    void takesAnyContentType(String type) throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        String line = type.isEmpty() ? "" : "content-type: " + type + "\r\n";
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(HEAD + line + "content-length: " + BODY.length() + "\r\n\r\n" + BODY);
            assertThat(caller.read().status()).isEqualTo(200);
        }
        assertThat(two.first().request().header("content-type")).isEqualTo("application/json");
    }

    @Test
    void sendsNoFieldsOfOneHopToTheNext() throws Exception {
        two.first()
                .then(
                        OpenAi.completion("Hi")
                                .header("set-cookie", "a=b")
                                .header("keep-alive", "timeout=5")
                                .header("x-internal", "secret"));
        try (RawCaller caller = two.gateway().connect()) {
            String fields =
                    "connection: keep-alive, x-hop\r\nx-hop: 1\r\nte: trailers\r\nkeep-alive: 5\r\n"
                            + "proxy-authorization: Basic eDp5\r\nx-forwarded-for: 10.0.0.1\r\n"
                            + "accept-encoding: gzip, br\r\nupgrade: websocket\r\n";
            Raw answer =
                    caller.send(
                                    HEAD
                                            + fields
                                            + "content-length: "
                                            + BODY.length()
                                            + "\r\n\r\n"
                                            + BODY)
                            .read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.fields())
                    .doesNotContainKeys("set-cookie", "keep-alive", "x-internal");
        }
        assertThat(two.first().request().fields())
                .extracting(field -> field.name().toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("x-hop", "te", "keep-alive", "proxy-authorization", "upgrade")
                .doesNotContain("x-forwarded-for", "x-llm-provider");
    }

    @Test
    void writesNoLineIntoTheLogThatACallerMadeUp() throws Exception {
        two.first()
                .always(
                        Answers.error(
                                400, "x", "No\\n{\\\"level\\\":\\\"ERROR\\\"}\\u2028\\u001b[31m"));
        two.askWith(
                "{\"model\":\"a\\nb\\r\\n{}\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}");
        two.gateway().awaitEntries(1);
        assertThat(two.gateway().lines())
                .allMatch(line -> line.has("timestamp") && line.has("metadata"));
        assertThat(two.gateway().lines("call")).hasSize(1);
    }
}

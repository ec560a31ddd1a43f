package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.OpenAi;
import aigateway.testing.Ports;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What goes wrong with one provider before an answer begins is made good by the next.
class FailoverTest {
    private static final String BODY = OpenAi.completionBody("never seen");

    private static Map<String, Answer> faults() {
        Map<String, Answer> faults = new LinkedHashMap<>();
        for (int status : new int[] {401, 402, 403, 404, 408, 429, 500, 502, 503, 504, 529}) {
            faults.put("status " + status, Answers.error(status, "some_error", "No."));
        }
        faults.put("status 302", Answers.html(302).header("location", "https://example.com/"));
        faults.put("HTML with 200", Answers.html(200));
        faults.put("HTML with 503", Answers.html(503));
        faults.put("no body", Answers.json(""));
        faults.put("garbage", Answers.json("\u0001\u0002 %$"));
        faults.put("cut JSON", Answers.json(BODY.substring(0, BODY.length() / 2)));
        faults.put("an array", Answers.json("[]"));
        faults.put("no choices", Answers.json("{\"id\":\"x\",\"object\":\"chat.completion\"}"));
        faults.put("choices null", Answers.json("{\"id\":\"x\",\"choices\":null}"));
        faults.put("no choice", Answers.json("{\"id\":\"x\",\"choices\":[]}"));
        faults.put("an error with 200", Answers.json("{\"error\":{\"message\":\"No.\"}}"));
        faults.put("no HTTP", Answers.raw("SSH-2.0-OpenSSH_9.9\r\n"));
        faults.put("closed without a byte", Answers.drop(Wire.Cut.FIN));
        faults.put("reset without a byte", Answers.drop(Wire.Cut.RST));
        faults.put("cut in the head", OpenAi.completion("x").cutAfter(20, Wire.Cut.FIN));
        faults.put("cut in the body", OpenAi.completion("x").cutAfter(250, Wire.Cut.FIN));
        faults.put("reset in the body", OpenAi.completion("x").cutAfter(250, Wire.Cut.RST));
        faults.put(
                "content-length too short",
                OpenAi.completion("x").framed(Framing.AS_TOLD).header("content-length", "100"));
        faults.put("a huge head", OpenAi.completion("x").header("x-huge", "h".repeat(600_000)));
        faults.put("a head without end", Answers.endlessHead());
        return faults;
    }

    static Stream<Arguments> everyFault() {
        return faults().entrySet().stream()
                .flatMap(
                        fault ->
                                Stream.of("openai", "anthropic")
                                        .map(
                                                kind ->
                                                        Arguments.of(
                                                                fault.getKey(),
                                                                kind,
                                                                fault.getValue())));
    }

    private static TwoProviders with(String kind) {
        return kind.equals("openai") ? TwoProviders.openAi() : TwoProviders.anthropic();
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("everyFault")
    void asksTheNextForAWholeAnswer(String name, String kind, Answer fault) throws Exception {
        try (TwoProviders two = with(kind)) {
            two.first().always(fault);
            two.second().then(OpenAi.completion("from the second"));
            Reply reply = two.ask();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.content()).isEqualTo("from the second");
            assertThat(reply.header("x-gateway-provider")).isEqualTo("second");
            assertThat(reply.header("x-gateway-model")).isEqualTo("second-model");
            assertThat(reply.header("x-gateway-attempts")).isEqualTo("2");
            trail(two);
        }
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("everyFault")
    void asksTheNextForAStream(String name, String kind, Answer fault) throws Exception {
        try (TwoProviders two = with(kind)) {
            two.first().always(fault);
            two.second().then(OpenAi.stream("from ", "the second"));
            try (StreamedReply stream = two.askForStream()) {
                assertThat(stream.header("x-gateway-provider")).isEqualTo("second");
                assertThat(stream.header("x-gateway-attempts")).isEqualTo("2");
                Completion answer = stream.completion();
                assertThat(answer.content()).isEqualTo("from the second");
                assertThat(answer.done()).isTrue();
            }
            trail(two);
        }
    }

    /// The mission's trail, and one entry.
    private static void trail(TwoProviders two) throws InterruptedException {
        JsonNode entry = two.gateway().awaitEntries(1).getFirst();
        assertThat(entry.at("/metadata/status").asInt()).isEqualTo(200);
        assertThat(entry.at("/metadata/attempts").asInt()).isEqualTo(2);
        List<JsonNode> trail = two.gateway().lines("failover");
        assertThat(trail)
                .extracting(line -> line.path("message").asString())
                .containsExactly("Primary provider failed", "Attempting failover");
        assertThat(trail)
                .extracting(line -> line.at("/metadata/provider").asString())
                .containsExactly("first", "second");
        assertThat(trail)
                .allMatch(
                        line ->
                                line.at("/metadata/requestId")
                                        .equals(entry.at("/metadata/requestId")));
        assertThat(trail.getFirst().at("/metadata/error").asString()).contains("first");
    }

    @Test
    void asksTheNextIfConnectingFails() throws Exception {
        try (FakeProvider second = FakeProvider.start();
                Ports.Silent silent = Ports.silent()) {
            for (int port : new int[] {Ports.refusing(), silent.port()}) {
                second.then(OpenAi.completion("from the second"));
                try (GatewayTester gateway =
                        GatewayTester.start(
                                GatewayTester.provider(
                                                "first",
                                                "openai",
                                                "http://127.0.0.1:" + port,
                                                "connectTimeoutSeconds = 0.2")
                                        + GatewayTester.provider("second", "openai", second))) {
                    Reply reply =
                            gateway.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "first");
                    assertThat(reply.content()).isEqualTo("from the second");
                    gateway.awaitEntries(1);
                }
            }
        }
    }

    static Stream<Arguments> everySilence() {
        return Stream.of(
                Arguments.of("before the head", Answers.stall()),
                Arguments.of("after the head", OpenAi.completion("x").stallAfter(0)),
                Arguments.of("before the first event", OpenAi.stream("x").stallAfter(0)),
                Arguments.of("after the role", OpenAi.stream("x").stallAfter(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everySilence")
    void asksTheNextAfterSilence(String name, Answer silence) throws Exception {
        try (TwoProviders two =
                TwoProviders.openAi("firstByteTimeoutSeconds = 0.2", "idleTimeoutSeconds = 0.2")) {
            two.first().always(silence);
            two.second().then(OpenAi.completion("one")).then(OpenAi.stream("two"));
            assertThat(two.ask().content()).isEqualTo("one");
            try (StreamedReply stream = two.askForStream()) {
                assertThat(stream.completion().content()).isEqualTo("two");
            }
            two.first().awaitRequest(1).awaitClosed();
            two.first().awaitRequest(2).awaitClosed();
            two.gateway().awaitEntries(2);
        }
    }

    @Test
    void asksTheNextIfAStreamDiesBeforeItSaysAnything() throws Exception {
        for (Wire.Cut how : Wire.Cut.values()) {
            try (TwoProviders two = TwoProviders.anthropic()) {
                two.first().then(Anthropic.stream("x").cutAfterPieces(3, how));
                two.second().then(OpenAi.stream("from the second"));
                try (StreamedReply stream = two.askForStream()) {
                    assertThat(stream.completion().content()).isEqualTo("from the second");
                }
                trail(two);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void asksNobodyElseIfTheRequestIsAtFault(int status) throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            two.first()
                    .always(
                            Answers.json(
                                    status,
                                    "{\"error\":{\"message\":\"Bad seed.\",\"type\":"
                                            + "\"invalid_request_error\",\"param\":\"seed\","
                                            + "\"code\":\"bad\"}}"));
            Reply reply = two.ask();
            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.errorMessage()).contains("first").contains("Bad seed.");
            assertThat(reply.json().at("/error/param").asString()).isEqualTo("seed");
            assertThat(reply.json().at("/error/code").asString()).isEqualTo("bad");
            try (StreamedReply stream = two.askForStream()) {
                assertThat(stream.status()).isEqualTo(status);
            }
            assertThat(two.second().requests()).isEmpty();
            two.gateway().awaitEntries(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyFault")
    void tellsWhatWentWrongIfAllFail(String name, String kind, Answer fault) throws Exception {
        try (TwoProviders two = with(kind)) {
            two.first().always(fault);
            two.second().always(Answers.error(500, "server_error", "Second is down."));
            Reply reply = two.ask();
            int status = name.startsWith("status 4") ? Integer.parseInt(name.substring(7)) : 0;
            assertThat(reply.status()).isBetween(400, 599);
            if (status > 0) {
                assertThat(reply.status()).isEqualTo(status);
            } else {
                assertThat(reply.status()).isBetween(500, 504);
            }
            assertThat(reply.errorMessage()).contains("first").doesNotContain("<html", "Second");
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.json().at("/error").propertyNames())
                    .containsExactlyInAnyOrder("message", "type", "param", "code");
            two.gateway().awaitEntries(1);
        }
    }

    @Test
    void asksNobodyElseIfFailoverIsOff() throws Exception {
        try (TwoProviders two = TwoProviders.openAi("[failover]\nenabled = false", 15_000)) {
            two.first().always(Answers.error(503, "server_error", "No."));
            assertThat(two.ask().status()).isEqualTo(503);
            assertThat(two.second().requests()).isEmpty();
        }
    }
}

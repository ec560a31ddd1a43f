package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.RawCaller;
import aigateway.testing.RawCaller.Raw;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodyTest {
    private final TwoProviders two = TwoProviders.openAi();

    static Stream<BadBody> everyBody() {
        return Stream.concat(BadJson.all(), BadRequests.all());
    }

    @BeforeEach
    void forget() {
        two.first().reset();
        two.second().reset();
    }

    @AfterAll
    void stop() {
        two.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyBody")
    void isRefusedWithAMessageThatHelps(BadBody bad) throws Exception {
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nx-llm-provider: first\r\n"
                        + "content-type: application/json\r\ncontent-length: "
                        + bad.body().length
                        + "\r\n\r\n";
        String id;
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(head).send(bad.body());
            Raw answer = caller.read();
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            JsonNode error = new JsonMapper().readTree(answer.body()).path("error");
            assertThat(error.propertyNames())
                    .containsExactlyInAnyOrder("message", "type", "param", "code");
            assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
            String message = error.path("message").asString();
            assertThat(message).containsIgnoringCase(bad.hints()[0]).hasSizeBetween(15, 600);
            for (String hint : bad.hints()) {
                assertThat(message + " " + error.path("param").asString(""))
                        .containsIgnoringCase(hint);
            }
            id = answer.fields().get("x-request-id");
            // The connection is still good: the body was read to its end.
            caller.send("GET /v1/models HTTP/1.1\r\nhost: localhost\r\n\r\n");
            assertThat(caller.read().status()).isEqualTo(200);
        }
        assertThat(two.first().requests()).isEmpty();
        assertThat(two.second().requests()).isEmpty();
        JsonNode entry = two.gateway().entryOf(id);
        assertThat(entry.path("message").asString()).isEqualTo("refused");
        assertThat(entry.at("/metadata/status").asInt()).isEqualTo(400);
    }
}

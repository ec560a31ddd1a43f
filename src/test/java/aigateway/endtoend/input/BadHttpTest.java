package aigateway.endtoend.input;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.endtoend.TwoProviders;
import aigateway.testing.RawCaller;
import aigateway.testing.RawCaller.Raw;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadHttpTest {
    private final TwoProviders two = TwoProviders.openAi();

    static Stream<BadHttp> everyRequest() {
        return BadHttp.all();
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
    @MethodSource("everyRequest")
    void isRefusedAndReachesNobody(BadHttp bad) throws Exception {
        int before = two.gateway().entries().size();
        Raw answer;
        try (RawCaller caller = two.gateway().connect()) {
            answer = caller.send(bad.request()).read();
            assertThat(answer.status()).as(answer.text()).isEqualTo(bad.status());
            if (bad.closes()) {
                assertThat(answer.fields()).containsEntry("connection", "close");
                assertThat(caller.closedByPeer()).isTrue();
            } else {
                caller.send("GET /v1/models HTTP/1.1\r\nhost: localhost\r\n\r\n");
                assertThat(caller.read().status()).isEqualTo(200);
            }
        }
        JsonNode error = new JsonMapper().readTree(answer.body()).path("error");
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asString()).hasSizeBetween(12, 600);
        assertThat(answer.fields()).containsKeys("x-request-id", "server");
        assertThat(two.first().requests()).isEmpty();
        assertThat(two.second().requests()).isEmpty();
        String id = Objects.requireNonNull(answer.fields().get("x-request-id"));
        assertThat(two.gateway().entryOf(id).at("/metadata/status").asInt())
                .isEqualTo(bad.status());
        int calls = bad.closes() ? 1 : 2;
        two.gateway().awaitEntries(before + calls);
    }
}

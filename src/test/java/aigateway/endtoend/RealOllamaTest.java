package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.Caller;
import aigateway.testing.Completion;
import aigateway.testing.Eventually;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The gateway before a real Ollama, whose base URL is in the environment variable
/// `GATEWAY_REAL_OLLAMA`; it is asked for the first model that it has.
class RealOllamaTest {
    private static final String URL =
            System.getenv().getOrDefault("GATEWAY_REAL_OLLAMA", "").strip();
    private static final String[] OLLAMA = {"x-llm-provider", "ollama"};

    // Several threads wait for one another, which takes long on a busy machine.
    private static final String ONE_THREAD = "\"options\":{\"num_thread\":1}";

    private @Nullable GatewayTester started;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        assumeTrue(!URL.isEmpty(), "skipped: GATEWAY_REAL_OLLAMA names no address of an Ollama");
        try (Caller ollama = new Caller(URL)) {
            JsonNode tags = ollama.send("GET", "/api/tags", "").json();
            started =
                    GatewayTester.start(
                            """
                            [ollamaConfig]
                            apiKey = ""
                            model = "%s"
                            endpoint = "%s"
                            """
                                    .formatted(tags.at("/models/0/name").asString(), URL));
        }
    }

    @AfterEach
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    private GatewayTester gateway() {
        assertThat(started).isNotNull();
        return started;
    }

    @Test
    void answersTheMissionsFirstCall() throws Exception {
        Reply reply =
                gateway()
                        .caller()
                        .chat(
                                "{\"max_tokens\":12,"
                                        + ONE_THREAD
                                        + ",\"messages\":[{\"role\":\"user\",\"content\":"
                                        + "\"When will we have AGI? In 10 words\"}]}",
                                OLLAMA);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.content()).isNotBlank();
        assertThat(reply.json().at("/choices/0/finish_reason").asString()).isIn("stop", "length");
        assertThat(reply.json().at("/usage/prompt_tokens").asInt()).isPositive();
        assertThat(reply.json().at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(reply.json().path("created").asLong()).isGreaterThan(1_700_000_000);
    }

    @Test
    void streamsAsManyTokensAsWereAskedFor() throws Exception {
        try (StreamedReply stream =
                gateway().caller().stream(
                        "{\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                                + ONE_THREAD
                                + ","
                                + "\"max_tokens\":5,\"temperature\":0,\"messages\":["
                                + "{\"role\":\"user\",\"content\":\"Count to 100\"}]}",
                        OLLAMA)) {
            Completion answer = stream.completion();
            assertThat(answer.finish()).isEqualTo("length");
            assertThat(answer.done()).isTrue();
            assertThat(answer.content()).isNotBlank();
            assertThat(answer.usage()).isNotNull();
            assertThat(answer.usage().path("completion_tokens").asInt()).isEqualTo(5);
        }
    }

    @Test
    void answersBySchemasThatOllamaAloneWouldRefuse() throws Exception {
        Reply reply =
                gateway()
                        .caller()
                        .chat(
                                """
                                {"max_tokens": 60, "temperature": 0, %s,
                                 "messages": [{"role": "user", "content": "Say a month"}],
                                 "response_format": {"type": "json_schema", "json_schema":
                                  {"name": "month", "schema": {"type": "object",
                                   "properties": {
                                    "month": {"type": "string", "pattern": "^\\\\d{4}-\\\\d{2}$"},
                                    "sure": {"$ref": "#/$defs/none"}},
                                   "required": ["month"], "additionalProperties": false}}}}
                                """
                                        .formatted(ONE_THREAD),
                                OLLAMA);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("x-gateway-dropped"))
                .isEqualTo("response_format.json_schema.schema.$ref");
        assertThat(reply.content()).containsPattern("\"month\"\\s*:\\s*\"\\d{4}-\\d{2}\"");
    }

    @Test
    void stopsWhenTheCallerLeaves() throws Exception {
        StreamedReply stream =
                gateway().caller().stream(
                        "{\"stream\":true,\"max_tokens\":4000,"
                                + ONE_THREAD
                                + ",\"messages\":[{\"role\":"
                                + "\"user\",\"content\":\"Tell a very long story\"}]}",
                        OLLAMA);
        assertThat(stream.next()).isNotNull();
        stream.close();

        Eventually.holds("no call", () -> gateway().callsUnderWay() == 0);
        assertThat(gateway().awaitEntries(1).getFirst().path("message").asString())
                .isEqualTo("caller gone");
    }

    @Test
    void saysThatAModelIsNotThere() throws Exception {
        String request =
                "{\"model\":\"ollama/no-such-model\",\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        Reply reply = gateway().caller().chat(request);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo("model_not_found");
        assertThat(reply.errorMessage()).contains("ollama", "no-such-model", "not found");
    }
}

package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Anthropic;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a provider cannot take is left out and said, or refused if the caller wants it so.
class ParametersTest {
    private static final String SEED =
            "{\"seed\":7,\"logit_bias\":{\"1\":2},\"temperature\":0.5,\"messages\":"
                    + "[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final TwoProviders two = TwoProviders.anthropic();

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void saysWhatWasLeftOut() throws Exception {
        two.first().then(Anthropic.message("Hi"));
        Reply reply = two.askWith(SEED);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("x-gateway-dropped").split(", "))
                .containsExactlyInAnyOrder("seed", "logit_bias");
        assertThat(two.first().request().json().has("seed")).isFalse();
        assertThat(two.first().request().json().path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(two.gateway().awaitEntries(1).getFirst().at("/metadata/dropped").size())
                .isEqualTo(2);
    }

    @Test
    void saysSoOnStreamsToo() throws Exception {
        two.first().then(Anthropic.stream("Hi"));
        String stream = SEED.replace("{\"seed", "{\"stream\":true,\"seed");
        try (StreamedReply reply = two.caller().stream(stream, "x-llm-provider", "first")) {
            assertThat(reply.header("x-gateway-dropped")).contains("seed");
            assertThat(reply.completion().content()).isEqualTo("Hi");
        }
    }

    @Test
    void refusesIfTheCallerIsStrict() throws Exception {
        Reply reply = two.askWith(SEED, "x-gateway-strict", "true");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("seed", "logit_bias", "first");
        assertThat(two.first().requests()).isEmpty();
        assertThat(two.second().requests()).isEmpty();
        two.gateway().awaitEntries(1);
    }

    @Test
    void saysNothingIfNothingWasLeftOut() throws Exception {
        two.first().then(Anthropic.message("Hi"));
        assertThat(two.ask("x-gateway-strict", "true").header("x-gateway-dropped")).isEmpty();
        two.second().then(OpenAi.completion("Hi"));
        Reply same = two.caller().chat(SEED, "x-llm-provider", "second");
        assertThat(same.header("x-gateway-dropped")).isEmpty();
        assertThat(two.second().request().json().path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void saysWhatTheProviderLeftOutThatAnsweredInTheEnd() throws Exception {
        two.second().then(OpenAi.completion("Hi"));
        two.first().always(Anthropic.error(500, "api_error", "No."));
        Reply reply = two.askWith(SEED);
        assertThat(reply.header("x-gateway-provider")).isEqualTo("second");
        assertThat(reply.header("x-gateway-dropped")).isEmpty();
    }
}

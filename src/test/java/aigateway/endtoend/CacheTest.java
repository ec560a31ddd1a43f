package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Completion;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The cache as callers see it.
class CacheTest {
    private final TwoProviders two = TwoProviders.openAi("[cache]", 15_000);

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void givesAnAnswerAgainAsItWas() throws Exception {
        two.first().then(OpenAi.completion("once"));
        Reply first = two.ask();
        Reply second = two.ask();
        assertThat(first.header("x-cache")).isEqualTo("miss");
        assertThat(first.header("age")).isEmpty();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("x-cache")).isEqualTo("hit");
        assertThat(second.header("age")).isEqualTo("0");
        assertThat(second.header("x-gateway-provider")).isEqualTo("first");
        assertThat(second.header("x-gateway-model")).isEqualTo("first-model");
        assertThat(second.header("x-gateway-attempts")).isEqualTo("0");
        assertThat(two.first().requests()).hasSize(1);
    }

    @Test
    void saysInItsLogThatAnAnswerCameFromTheCache() throws Exception {
        two.first().then(OpenAi.completion("once"));
        two.ask("x-request-id", "one");
        two.ask("x-request-id", "two");
        two.gateway().awaitEntries(2);
        assertThat(two.gateway().lines("cache"))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.path("message").asString()).isEqualTo("cache hit");
                            assertThat(line.at("/metadata/requestId").asString()).isEqualTo("two");
                        });
        assertThat(two.gateway().entryOf("two").at("/metadata/promptTokens").asInt()).isEqualTo(9);
    }

    @Test
    void givesAStreamAgainAsAStream() throws Exception {
        two.first().then(OpenAi.stream("Hello", " you"));
        List<String> first = two.askForStream().rest();
        try (StreamedReply second = two.askForStream()) {
            assertThat(second.header("x-cache")).isEqualTo("hit");
            assertThat(second.rest()).isEqualTo(first);
        }
        assertThat(two.first().requests()).hasSize(1);
    }

    @Test
    void givesAStreamAgainAsAWhole() throws Exception {
        two.first().then(OpenAi.stream("Hello", " you"));
        Completion first = two.askForStream().completion();
        Reply second = two.ask();
        assertThat(second.header("x-cache")).isEqualTo("hit");
        assertThat(second.content()).isEqualTo("Hello you");
        assertThat(second.json().path("id")).isEqualTo(first.events().getFirst().path("id"));
        assertThat(second.json().path("created"))
                .isEqualTo(first.events().getFirst().path("created"));
        assertThat(second.json().at("/usage/prompt_tokens").asInt()).isEqualTo(9);
    }

    @Test
    void givesAWholeAgainAsAStream() throws Exception {
        two.first().then(OpenAi.completion("Hello you"));
        Reply first = two.ask();
        Completion second = two.askForStream().completion();
        assertThat(second.content()).isEqualTo("Hello you");
        assertThat(second.finish()).isEqualTo("stop");
        assertThat(second.usage()).isNull();
        assertThat(second.done()).isTrue();
        assertThat(second.events().getFirst().at("/choices/0/delta/role").asString())
                .isEqualTo("assistant");
        assertThat(second.events().getFirst().path("id")).isEqualTo(first.json().path("id"));
        assertThat(second.events().getFirst().path("created"))
                .isEqualTo(first.json().path("created"));
    }

    @Test
    void tellsTheUsageToThoseWhoWantIt() throws Exception {
        two.first().then(OpenAi.completion("Hello you"));
        two.ask();
        String wanting =
                TwoProviders.STREAM.replace(
                        "{\"stream\"", "{\"stream_options\":{\"include_usage\":true},\"stream\"");
        try (StreamedReply reply = two.caller().stream(wanting, "x-llm-provider", "first")) {
            assertThat(reply.header("x-cache")).isEqualTo("hit");
            assertThat(reply.completion().usage()).isNotNull();
        }
    }

    @Test
    void asksAnewIfTheCallerWantsIt() throws Exception {
        two.first()
                .then(OpenAi.completion("first"))
                .then(OpenAi.completion("second"))
                .then(OpenAi.completion("third"));
        two.ask();
        Reply fresh = two.ask("Cache-Control", "no-cache");
        assertThat(fresh.content()).isEqualTo("second");
        assertThat(fresh.header("x-cache")).isEqualTo("bypass");
        assertThat(two.ask().content()).as("it was kept").isEqualTo("second");
        assertThat(two.ask("Cache-Control", "no-store").content()).isEqualTo("third");
        assertThat(two.ask().content()).as("it was not kept").isEqualTo("second");
    }

    @Test
    void keepsNoErrorsNorAnswersOfOthersNorCutOnes() throws Exception {
        two.first()
                .then(Answers.error(400, "invalid_request_error", "no"))
                .then(Answers.error(500, "server_error", "no"));
        two.second().then(OpenAi.completion("stand-in"));
        assertThat(two.ask().status()).isEqualTo(400);
        assertThat(two.ask().content()).isEqualTo("stand-in");
        two.first().then(OpenAi.stream("Hello", " you").cutAfter(500, Wire.Cut.FIN));
        assertThat(two.askForStream().completion().done()).isFalse();
        two.first().then(OpenAi.completion("at last"));
        Reply last = two.ask();
        assertThat(last.content()).isEqualTo("at last");
        assertThat(last.header("x-cache")).isEqualTo("miss");
        assertThat(two.first().requests()).hasSize(4);
    }
}

package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Between the same formats nothing changes but what must: byte for byte.
class PassThroughTest {
    /// Odd but valid: space, escapes, unknown fields, numbers in every form.
    private static final String ODD =
            """
            { "messages" : [ {"role":"user", "content":"Gr\\u00fc\\u00dfe \\/ Grüße 🙂",
               "x_cache": {"type":"ephemeral"} } ],\t"temperature":1.0e0, "seed" : -0,
              "metadata":{"a":"1"},  "x_new_field": [1.50, 1E+2, "\\ud83d\\ude42", null, {}],
              "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object",
              "properties":{"z":{},"a":{}}}}}]
            """;

    private final TwoProviders two = TwoProviders.openAi();

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void sendsTheRequestAsItCameButForTheModel() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        two.askWith(ODD + ",\"model\": \"gpt-x\" }");
        assertThat(two.first().request().text()).isEqualTo(ODD + ",\"model\": \"gpt-x\" }");
        two.first().reset();
        two.first().always(OpenAi.completion("Hi"));
        two.caller().chat(ODD + ",\"model\": \"first/gpt-x\" }");
        assertThat(two.first().request().text()).isEqualTo(ODD + ",\"model\": \"gpt-x\" }");
    }

    @Test
    void addsNothingButTheModelAndTheWishForUsage() throws Exception {
        two.first().then(OpenAi.completion("Hi")).then(OpenAi.stream("Hi"));
        two.askWith(ODD + "}");
        String whole = two.first().request().text();
        assertThat(without(whole, "\"model\":\"first-model\"")).isEqualTo(ODD + "}");
        String stream = ODD + ",\"stream\": true}";
        try (StreamedReply reply = two.caller().stream(stream, "x-llm-provider", "first")) {
            reply.rest();
        }
        String sent = two.first().requests().get(1).text();
        String rest = without(sent, "\"model\":\"first-model\"");
        assertThat(without(rest, "\"stream_options\":{\"include_usage\":true}")).isEqualTo(stream);
    }

    /// The text without a member, wherever it was added.
    private static String without(String text, String member) {
        assertThat(text).contains(member);
        return text.replace("," + member, "").replace(member + ",", "");
    }

    @Test
    void returnsAWholeAnswerAsItCame() throws Exception {
        HttpAnswer answer = OpenAi.completion("Grüße 🙂 \u2028 \"quoted\"");
        two.first().then(answer).then(answer.framed(HttpAnswer.Framing.CHUNKED).inPieces(7));
        byte[] expected =
                OpenAi.completionBody("Grüße 🙂 \u2028 \"quoted\"")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(two.ask().body()).isEqualTo(expected);
        assertThat(two.ask().body()).isEqualTo(expected);
    }

    @Test
    void returnsEventsAsTheyCame() throws Exception {
        List<String> events = OpenAi.streamEvents("Grü", "ße ", "🙂");
        two.first().then(Answers.sse(events)).then(Answers.sse(events).inPieces(1));
        String wished = TwoProviders.STREAM.replace("{\"stream", USAGE + "\"stream");
        for (int i = 0; i < 2; i++) {
            try (StreamedReply reply = two.caller().stream(wished, "x-llm-provider", "first")) {
                assertThat(reply.rest()).isEqualTo(events);
            }
        }
    }

    private static final String USAGE = "{\"stream_options\":{\"include_usage\":true},";

    @Test
    void takesTheUsageOutThatTheCallerDidNotWant() throws Exception {
        List<String> events = OpenAi.streamEvents("Hi");
        two.first().then(Answers.sse(events));
        List<String> expected = new ArrayList<>(events);
        expected.remove(events.size() - 2);
        try (StreamedReply reply = two.askForStream()) {
            List<String> seen = reply.rest();
            assertThat(seen).hasSize(expected.size()).last().isEqualTo("[DONE]");
            assertThat(Completion.streamed(seen).usage()).isNull();
            assertThat(seen.getFirst()).doesNotContain("prompt_tokens");
        }
        assertThat(two.gateway().awaitEntries(1).getFirst().at("/metadata/promptTokens").asInt())
                .isEqualTo(9);
    }

    @Test
    void countsTokensOfEveryAnswer() throws Exception {
        two.first().then(OpenAi.completion("Hi")).then(OpenAi.stream("Hi"));
        two.ask();
        try (StreamedReply reply = two.askForStream()) {
            reply.rest();
        }
        assertThat(two.gateway().awaitEntries(2))
                .allSatisfy(
                        entry -> {
                            assertThat(entry.at("/metadata/promptTokens").asInt()).isEqualTo(9);
                            assertThat(entry.at("/metadata/completionTokens").asInt())
                                    .isEqualTo(12);
                            assertThat(entry.at("/metadata/cachedTokens").asInt()).isEqualTo(4);
                            assertThat(entry.at("/metadata/reasoningTokens").asInt()).isEqualTo(3);
                            assertThat(entry.at("/metadata/finishReason").asString())
                                    .isEqualTo("stop");
                        });
    }

    @Test
    void tellsTheProvidersOwnWordOnAnErrorUnchanged() throws Exception {
        two.first().then(Answers.error(400, "invalid_request_error", "Bad \\\"x\\\"."));
        Reply reply = two.ask();
        assertThat(reply.errorMessage()).contains("Bad \"x\".");
    }

    /// JavaScript makes such text when it cuts a string; only the provider can say what it is
    /// worth.
    @Test
    void sendsHalfACharacterOnAndStaysReadable() throws Exception {
        String half = "{\"messages\":[{\"role\":\"user\",\"content\":\"cut \\ud83d\"}]";
        two.first().always(OpenAi.completion("Hi"));
        two.askWith(half + "}");
        assertThat(two.first().request().text()).endsWith(half.substring(1) + "}");
        try (TwoProviders translated = TwoProviders.anthropic()) {
            translated.first().always(Anthropic.message("Hi"));
            assertThat(translated.askWith(half + "}").status()).isEqualTo(200);
            byte[] body = translated.first().request().body();
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            assertThat(translated.first().request().text()).contains("cut ");
        }
    }
}

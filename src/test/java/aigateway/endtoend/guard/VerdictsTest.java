package aigateway.endtoend.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.OpenAi;
import org.junit.jupiter.api.Test;

/// The schema of answers and the external check.
class VerdictsTest {
    private static final String SCHEMA =
            """
            answerSchema = '{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}'
            """;

    @Test
    void blocksAnswersThatDoNotFitTheSchema() throws Exception {
        try (Guarded guarded = Guarded.openAi(SCHEMA)) {
            String good = "{\"n\": 1}";
            assertThat(guarded.whole(OpenAi.completion(good)).text())
                    .isEqualTo(OpenAi.completionBody(good));
            assertThat(guarded.streamed(OpenAi.stream("{\"n\"", ": 1}")).completion().content())
                    .isEqualTo(good);
            for (String bad : new String[] {"{\"n\":\"1\"}", "{}", "Sure: {\"n\":1}", ""}) {
                assertThat(guarded.whole(OpenAi.completion(bad)).status()).isEqualTo(400);
                Guarded.Streamed stream = guarded.streamed(OpenAi.stream(bad));
                assertThat(stream.status()).as(bad).isEqualTo(400);
                assertThat(stream.text()).contains("content_filter", "answerSchema");
            }
            OpenAi.Call call = new OpenAi.Call("c", "f", "{}");
            assertThat(guarded.whole(OpenAi.toolCalls(call)).status()).isEqualTo(200);
        }
    }

    @Test
    void asksAnotherServiceAboutAnswersAndRequests() throws Exception {
        try (FakeProvider service = FakeProvider.start();
                Guarded guarded =
                        Guarded.openAi("checkRequests = true\n" + external(service, "closed"))) {
            service.always(Answers.json("{\"allow\":true}"));
            assertThat(guarded.whole(OpenAi.completion("Hi")).text())
                    .isEqualTo(OpenAi.completionBody("Hi"));
            assertThat(service.requests().get(0).text())
                    .startsWith("{\"text\":\"Hello\",\"direction\":\"request\",\"requestId\":\"");
            assertThat(service.requests().get(1).text())
                    .startsWith("{\"text\":\"Hi\",\"direction\":\"answer\",\"requestId\":\"");
            assertThat(guarded.streamed(OpenAi.stream("H", "i")).completion().content())
                    .isEqualTo("Hi");
            service.answering(
                    request ->
                            Answers.json(
                                    request.text().contains("answer")
                                            ? "{\"allow\":false,\"reason\":\"no\"}"
                                            : "{\"allow\":true}"));
            assertThat(guarded.whole(OpenAi.completion("Hi")).status()).isEqualTo(400);
            assertThat(guarded.streamed(OpenAi.stream("Hi")).status()).isEqualTo(400);
            service.always(Answers.json("{\"allow\":false}"));
            assertThat(guarded.whole(OpenAi.completion("Hi")).status()).isEqualTo(400);
            assertThat(guarded.provider().requests()).isEmpty();
        }
    }

    @Test
    void failsOpenOrClosedAsItIsTold() throws Exception {
        try (FakeProvider service = FakeProvider.start()) {
            for (String how : new String[] {"open", "closed"}) {
                try (Guarded guarded = Guarded.openAi(external(service, how))) {
                    int expected = how.equals("open") ? 200 : 400;
                    service.always(Answers.json(500, "{}"));
                    assertThat(guarded.whole(OpenAi.completion("Hi")).status()).isEqualTo(expected);
                    service.always(Answers.json("{\"allow\":\"yes\"}"));
                    assertThat(guarded.whole(OpenAi.completion("Hi")).status()).isEqualTo(expected);
                    service.always(Answers.stall());
                    assertThat(guarded.whole(OpenAi.completion("Hi")).status()).isEqualTo(expected);
                }
            }
        }
    }

    private static String external(FakeProvider service, String onFailure) {
        return "[guardrails.external]\nurl = \"%s/check?a=b\"\ntimeoutMillis = 500\nonFailure = \"%s\""
                .formatted(service.url(), onFailure);
    }
}

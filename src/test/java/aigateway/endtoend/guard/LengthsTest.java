package aigateway.endtoend.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Step;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lengths and the disclaimer.
class LengthsTest {
    private static final String USAGE =
            "{\"stream\":true,\"stream_options\":{\"include_usage\":true}," + Guarded.USER + "}";
    private static final OpenAi.Call CALL = new OpenAi.Call("call_1", "find", "{\"q\":\"x\"}");

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void cutsAnswersThatAreTooLong(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        String rules = "maxLength = 6";
        try (Guarded guarded = openAi ? Guarded.openAi(rules) : Guarded.anthropic(rules)) {
            String text = "ab🙂de🙂fg";
            Reply whole = guarded.whole(openAi ? OpenAi.completion(text) : Anthropic.message(text));
            assertThat(whole.content()).isEqualTo("ab🙂de🙂");
            assertThat(whole.json().at("/choices/0/finish_reason").asString()).isEqualTo("length");
            assertThat(whole.json().at("/usage/total_tokens").asInt()).isPositive();
            String[] parts = {"ab", "🙂", "de", "🙂f", "g"};
            Guarded.Streamed stream =
                    guarded.streamed(openAi ? OpenAi.stream(parts) : Anthropic.stream(parts));
            assertThat(stream.completion().content()).isEqualTo("ab🙂de🙂");
            assertThat(stream.completion().finish()).isEqualTo("length");
            assertThat(stream.completion().done()).isTrue();
            assertThat(
                            guarded.whole(
                                            openAi
                                                    ? OpenAi.completion("ab🙂de🙂")
                                                    : Anthropic.message("ab🙂de🙂"))
                                    .json()
                                    .at("/choices/0/finish_reason")
                                    .asString())
                    .isEqualTo("stop");
        }
    }

    @Test
    void cancelsTheProviderWhenAStreamIsCut() throws Exception {
        try (Guarded guarded = Guarded.openAi("maxLength = 3")) {
            HttpAnswer endless = OpenAi.stream("abcdef", "never").with(3, new Step.Stall());
            Completion reply = guarded.streamed(endless).completion();
            assertThat(reply.content()).isEqualTo("abc");
            assertThat(reply.finish()).isEqualTo("length");
            assertThat(reply.done()).isTrue();
            guarded.provider().request().awaitClosed();
        }
    }

    @Test
    void keepsTheUsageThatComesWithTheCut() throws Exception {
        try (Guarded guarded = Guarded.openAi("maxLength = 3")) {
            List<String> events = OpenAi.streamEvents("abcdef");
            HttpAnswer atOnce = Answers.sse("data: " + String.join("\n\ndata: ", events) + "\n\n");
            Completion reply = guarded.streamed(atOnce, USAGE).completion();
            assertThat(reply.content()).isEqualTo("abc");
            assertThat(reply.usage()).isNotNull();
            assertThat(reply.done()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void blocksAnswersThatAreTooShort(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        String rules = "minLength = 5";
        try (Guarded guarded = openAi ? Guarded.openAi(rules) : Guarded.anthropic(rules)) {
            Reply whole =
                    guarded.whole(openAi ? OpenAi.completion("abcd") : Anthropic.message("abcd"));
            assertThat(whole.status()).isEqualTo(400);
            assertThat(whole.json().at("/error/code").asString()).isEqualTo("content_filter");
            Guarded.Streamed stream =
                    guarded.streamed(
                            openAi ? OpenAi.stream("ab", "cd") : Anthropic.stream("ab", "cd"));
            assertThat(stream.status()).isEqualTo(400);
            assertThat(stream.text()).contains("content_filter").doesNotContain("cd");
            Completion long_ =
                    guarded.streamed(
                                    openAi
                                            ? OpenAi.stream("ab", "cd", "e", "f")
                                            : Anthropic.stream("ab", "cd", "e", "f"))
                            .completion();
            assertThat(long_.content()).isEqualTo("abcdef");
            assertThat(long_.done()).isTrue();
            HttpAnswer tools = openAi ? OpenAi.toolCalls(CALL) : Anthropic.toolUse(CALL);
            assertThat(guarded.whole(tools).status()).isEqualTo(200);
            HttpAnswer streamed =
                    openAi ? OpenAi.streamedToolCalls(CALL) : Anthropic.streamedToolUse(CALL);
            assertThat(guarded.streamed(streamed).completion().toolCalls().getFirst().arguments())
                    .isEqualTo(CALL.arguments());
        }
    }

    @Test
    void holdsNothingBackOnceAStreamIsLongEnough() throws Exception {
        try (Guarded guarded = Guarded.openAi("minLength = 4")) {
            List<String> events = OpenAi.streamEvents("ab", "cd", "ef");
            Guarded.Streamed reply = guarded.streamed(Answers.sse(events), USAGE);
            assertThat(reply.events()).isEqualTo(events);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void addsTheDisclaimer(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        String rules = "requireDisclaimer = true\ndisclaimer = \"No advice.\"\nmaxLength = 20";
        try (Guarded guarded = openAi ? Guarded.openAi(rules) : Guarded.anthropic(rules)) {
            Reply whole = guarded.whole(openAi ? OpenAi.completion("Hi") : Anthropic.message("Hi"));
            assertThat(whole.content()).isEqualTo("Hi\n\nNo advice.");
            Completion stream =
                    guarded.streamed(openAi ? OpenAi.stream("H", "i") : Anthropic.stream("H", "i"))
                            .completion();
            assertThat(stream.content()).isEqualTo("Hi\n\nNo advice.");
            assertThat(stream.finish()).isEqualTo("stop");
            String text = "x".repeat(30);
            Completion cut =
                    guarded.streamed(openAi ? OpenAi.stream(text) : Anthropic.stream(text))
                            .completion();
            assertThat(cut.content()).isEqualTo("x".repeat(20) + "\n\nNo advice.");
            assertThat(cut.finish()).isEqualTo("length");
            HttpAnswer tools = openAi ? OpenAi.toolCalls(CALL) : Anthropic.toolUse(CALL);
            assertThat(guarded.whole(tools).text()).doesNotContain("No advice");
        }
    }

    @Test
    void boundsEachChoiceOnItsOwn() throws Exception {
        List<String> events = new ArrayList<>();
        for (int choice = 0; choice < 2; choice++) {
            events.add(chunk(choice, "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        }
        for (String part : List.of("ab", "cd", "ef")) {
            events.add(chunk(0, "{\"content\":\"" + part + "\"}", "null"));
        }
        events.add(chunk(1, "{\"content\":\"xyz\"}", "null"));
        events.add(chunk(1, "{}", "\"stop\""));
        events.add(chunk(0, "{}", "\"stop\""));
        events.add("[DONE]");
        String rules = "maxLength = 5\nrequireDisclaimer = true\ndisclaimer = \"!\"";
        try (Guarded guarded = Guarded.openAi(rules)) {
            String body = "{\"n\":2,\"stream\":true," + Guarded.USER + "}";
            Guarded.Streamed reply = guarded.streamed(Answers.sse(events), body);
            assertThat(reply.completion().content()).isEqualTo("abcde\n\n!");
            assertThat(reply.completion().finish()).isEqualTo("length");
            assertThat(text(reply, 1)).isEqualTo("xyz\n\n!");
            assertThat(reply.completion().done()).isTrue();
        }
    }

    private static String text(Guarded.Streamed reply, int choice) {
        StringBuilder text = new StringBuilder();
        reply.completion()
                .events()
                .forEach(
                        event ->
                                event.path("choices")
                                        .forEach(
                                                one -> {
                                                    if (one.path("index").asInt() == choice) {
                                                        text.append(
                                                                one.at("/delta/content")
                                                                        .asString(""));
                                                    }
                                                }));
        return text.toString();
    }

    private static String chunk(int choice, String delta, String finish) {
        return ("{\"id\":\"chatcmpl-s1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                        + "\"model\":\"m\",\"choices\":[{\"index\":%d,\"delta\":%s,"
                        + "\"finish_reason\":%s}]}")
                .formatted(choice, delta, finish);
    }
}

package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.OpenAi;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Once a caller has seen a part of an answer, no other provider may go on with it: what breaks
/// then
/// ends with an error event, never with `[DONE]`, never with silence.
class AfterCommitTest {
    private static final List<String> OPENAI = OpenAi.streamEvents("one ", "two ", "three");
    private static final List<String> ANTHROPIC = Anthropic.streamEvents("one ", "two ", "three");

    /// Every number of events after which a stream may die, and what was said by then.
    static Stream<Arguments> everyEvent() {
        List<Arguments> all = new ArrayList<>();
        for (Wire.Cut how : Wire.Cut.values()) {
            for (int events = 2; events <= 4; events++) {
                all.add(Arguments.of("openai", how, events, OPENAI, events - 1));
            }
            for (int events = 4; events <= 7; events++) {
                all.add(Arguments.of("anthropic", how, events, ANTHROPIC, Math.min(3, events - 3)));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} after {2}")
    @MethodSource("everyEvent")
    void endsWithAnErrorIfTheProviderGoes(
            String kind, Wire.Cut how, int events, List<String> stream, int said) throws Exception {
        try (TwoProviders two =
                kind.equals("openai") ? TwoProviders.openAi() : TwoProviders.anthropic()) {
            two.first().then(Answers.sse(stream).pausing(5).cutAfterPieces(2 * events, how));
            Completion answer = brokenAnswer(two);
            // A reset may overtake what was sent just before it.
            String whole = "one two three".substring(0, new int[] {0, 4, 8, 13}[said]);
            if (how == Wire.Cut.FIN) {
                assertThat(answer.content()).isEqualTo(whole);
            } else {
                assertThat(whole).startsWith(answer.content());
            }
        }
    }

    private static Completion brokenAnswer(TwoProviders two) throws Exception {
        Completion answer;
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.status()).isEqualTo(200);
            answer = reply.completion();
            assertThat(reply.cut()).as("a silent cut").isFalse();
        }
        assertThat(answer.done()).isFalse();
        assertThat(answer.finish()).isNull();
        assertThat(answer.error()).isNotNull();
        assertThat(answer.error().propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(answer.errorMessage()).contains("first");
        assertThat(answer.events().getLast().has("error")).isTrue();
        assertThat(two.second().requests()).isEmpty();
        assertThat(two.gateway().awaitEntries(1).getFirst().path("message").asString())
                .isEqualTo("broken off");
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void endsWithAnErrorIfTheStreamEndsWithoutAFinish(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (TwoProviders two = openAi ? TwoProviders.openAi() : TwoProviders.anthropic()) {
            List<String> whole = openAi ? OPENAI : ANTHROPIC;
            List<String> cut = new ArrayList<>(whole.subList(0, openAi ? 4 : 6));
            if (openAi) {
                cut.add("[DONE]");
            }
            two.first().then(Answers.sse(cut));
            assertThat(brokenAnswer(two).content()).isEqualTo("one two three");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void endsWithAnErrorIfTheStreamFallsSilent(String kind) throws Exception {
        String[] limits = {"idleTimeoutSeconds = 0.3"};
        boolean openAi = kind.equals("openai");
        try (TwoProviders two =
                openAi ? TwoProviders.openAi(limits) : TwoProviders.anthropic(limits)) {
            two.first().then(Answers.sse(openAi ? OPENAI : ANTHROPIC).stallAfter(openAi ? 2 : 4));
            Completion answer = brokenAnswer(two);
            assertThat(answer.content()).isEqualTo("one ");
            assertThat(answer.errorMessage()).contains("idleTimeoutSeconds");
            two.first().request().awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void endsWithAnErrorIfTheStreamGoesOnForEver(String kind) throws Exception {
        String[] limits = {"totalTimeoutSeconds = 0.5"};
        boolean openAi = kind.equals("openai");
        try (TwoProviders two =
                openAi ? TwoProviders.openAi(limits) : TwoProviders.anthropic(limits)) {
            List<String> events = openAi ? OPENAI : ANTHROPIC;
            List<String> start = events.subList(0, openAi ? 1 : 3);
            String more = openAi ? "data: " + OPENAI.get(1) + "\n\n" : ANTHROPIC.get(3);
            String head = openAi ? "data: " + start.getFirst() + "\n\n" : String.join("", start);
            two.first().then(Answers.endless("text/event-stream", head, more));
            assertThat(brokenAnswer(two).errorMessage()).contains("totalTimeoutSeconds");
            two.first().request().awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":", "no JSON at all", "[]", "{\"choices\":null}"})
    void endsWithAnErrorIfAnEventIsGarbage(String garbage) throws Exception {
        try (TwoProviders two = TwoProviders.openAi()) {
            List<String> events = new ArrayList<>(OPENAI.subList(0, 2));
            events.add(garbage);
            two.first().then(Answers.sse(events));
            assertThat(brokenAnswer(two).content()).isEqualTo("one ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void passesOnAnErrorInsideOfAStream(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (TwoProviders two = openAi ? TwoProviders.openAi() : TwoProviders.anthropic()) {
            List<String> events = new ArrayList<>((openAi ? OPENAI : ANTHROPIC).subList(0, 4));
            events.add(
                    openAi
                            ? "{\"error\":{\"message\":\"Too hot.\",\"type\":\"server_error\"}}"
                            : "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":"
                                    + "\"overloaded_error\",\"message\":\"Too hot.\"}}\n\n");
            two.first().then(Answers.sse(events));
            assertThat(brokenAnswer(two).errorMessage()).contains("Too hot.");
        }
    }
}

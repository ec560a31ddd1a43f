package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A provider's connection that ends after any number of bytes: before the answer has begun another
/// provider answers, after that the caller gets an error event; nobody ever waits for nothing.
class CutEverywhereTest {
    private static final String[] PARTS = {
        "The quick ", "brown fox 🦊 ", "jumps ", "over ", "the lazy ", "dog."
    };
    private static final String ALL = String.join("", PARTS);
    private static final String OTHER = "from the second";
    private static final int SAMPLE = 41;

    static Stream<Arguments> everyAnswer() {
        List<Arguments> all = new ArrayList<>();
        for (Framing framing : List.of(Framing.LENGTH, Framing.CHUNKED, Framing.CLOSE)) {
            for (Wire.Cut how : Wire.Cut.values()) {
                all.add(Arguments.of("openai", OpenAi.completion(ALL).framed(framing), how, false));
                all.add(Arguments.of("openai", OpenAi.stream(PARTS).framed(framing), how, true));
                all.add(
                        Arguments.of(
                                "anthropic", Anthropic.message(ALL).framed(framing), how, false));
                all.add(
                        Arguments.of(
                                "anthropic", Anthropic.stream(PARTS).framed(framing), how, true));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {2}, as a stream: {3}")
    @MethodSource("everyAnswer")
    void someCutsDoNoHarm(String kind, HttpAnswer answer, Wire.Cut how, boolean stream)
            throws Exception {
        cut(kind, answer, how, stream, SAMPLE);
    }

    @Tag("thorough")
    @ParameterizedTest(name = "{0}, {2}, as a stream: {3}")
    @MethodSource("everyAnswer")
    void noCutDoesHarm(String kind, HttpAnswer answer, Wire.Cut how, boolean stream)
            throws Exception {
        cut(kind, answer, how, stream, 1);
    }

    private static void cut(String kind, HttpAnswer answer, Wire.Cut how, boolean stream, int step)
            throws Exception {
        boolean openAi = kind.equals("openai");
        try (TwoProviders two = openAi ? TwoProviders.openAi() : TwoProviders.anthropic()) {
            int length = answer.bytes().length;
            int calls = 0;
            for (int at = 0;
                    at <= length;
                    at += at + step > length && at < length ? length - at : step) {
                two.first().always(answer.cutAfter(at, how));
                two.second().answering(CutEverywhereTest::other);
                if (stream) {
                    streamed(two, at);
                } else {
                    whole(two, at);
                }
                calls++;
                if (calls % 4 == 0) {
                    // Keeps the provider from being put last for its failures.
                    two.first().always(openAi ? OpenAi.completion("Hi") : Anthropic.message("Hi"));
                    assertThat(two.ask().content()).isEqualTo("Hi");
                    calls++;
                }
            }
            two.gateway().awaitEntries(calls);
        }
    }

    private static HttpAnswer other(ReceivedRequest request) {
        boolean stream = request.json().path("stream").asBoolean(false);
        return stream ? OpenAi.stream(OTHER) : OpenAi.completion(OTHER);
    }

    private static void whole(TwoProviders two, int at) throws Exception {
        Reply reply = two.ask();
        assertThat(reply.status()).as("cut after %d: %s", at, reply.text()).isEqualTo(200);
        assertThat(reply.content()).as("cut after %d", at).isIn(OTHER, ALL);
        assertThat(reply.content().equals(OTHER))
                .isEqualTo(reply.header("x-gateway-provider").equals("second"));
    }

    private static void streamed(TwoProviders two, int at) throws Exception {
        int asked = two.second().requests().size();
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.status()).isEqualTo(200);
            Completion answer = reply.completion();
            assertThat(reply.cut()).as("a silent cut after %d", at).isFalse();
            boolean fromSecond = reply.header("x-gateway-provider").equals("second");
            if (fromSecond) {
                assertThat(answer.content()).as("cut after %d", at).isEqualTo(OTHER);
                assertThat(answer.done()).isTrue();
            } else {
                assertThat(ALL).as("cut after %d", at).startsWith(answer.content());
                assertThat(two.second().requests()).hasSize(asked);
                if (answer.done()) {
                    assertThat(answer.content()).isEqualTo(ALL);
                    assertThat(answer.finish()).isEqualTo("stop");
                    assertThat(answer.error()).isNull();
                } else {
                    assertThat(answer.error()).as("cut after %d", at).isNotNull();
                }
            }
        }
    }
}

package aigateway.dialect.roundtrip.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.roundtrip.Dice;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a model answers reaches an OpenAI client, whatever its provider's format, whole or as a
/// stream on either side.
class ReplyRoundTripTest {
    private static final int SOME = 60;
    private static final int MANY = 2_000;

    static Stream<Named<NativeReply>> formats() {
        return Stream.of(
                        new OpenAiReply(),
                        new AnthropicReply(),
                        new GeminiReply(),
                        new MistralReply(),
                        new CohereReply(),
                        new OllamaReply())
                .map(format -> Named.of(format.dialect().name(), format));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void tellsAllOfAnAnswer(NativeReply format) {
        check(format, 0, SOME);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("formats")
    void tellsAllOfManyAnswers(NativeReply format) {
        check(format, SOME, MANY);
    }

    private static void check(NativeReply format, int from, int to) {
        for (int seed = from; seed < to; seed++) {
            Dice dice = new Dice(seed);
            Answer answer = new AnswerMaker(dice, format).make();
            Writing writing = new Writing(dice);
            for (boolean stream : new boolean[] {false, true}) {
                String body =
                        stream ? format.stream(answer, writing) : format.whole(answer, writing);
                String of = "%s, seed %d: %s".formatted(format.dialect().name(), seed, body);
                for (boolean streams : new boolean[] {false, true}) {
                    check(new Client(streams), format, answer, stream, body, dice, of);
                }
            }
        }
    }

    private static void check(
            Client client,
            NativeReply format,
            Answer answer,
            boolean stream,
            String body,
            Dice dice,
            String of) {
        Told told;
        try {
            told = client.told(format, stream, body, dice);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(of, e);
        }
        List<String> ids = told.ids();
        assertThat(ids).as(of).doesNotHaveDuplicates().doesNotContain("");
        assertThat(told.toString()).as(of).isEqualTo(Told.of(answer, format, ids).toString());
    }
}

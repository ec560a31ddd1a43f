package aigateway.dialect.roundtrip.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.dialect.roundtrip.Dice;
import aigateway.dialect.roundtrip.Spelling;
import aigateway.dialect.roundtrip.Trees;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a caller says arrives at each provider, but for what is reported and for what the rules of
/// [Speech] name.
class RequestRoundTripTest {
    private static final int SOME = 150;
    private static final int MANY = 5_000;

    @ParameterizedTest
    @MethodSource("aigateway.dialect.roundtrip.request.Speech#all")
    void loosesNothingUnsaid(Speech speech) {
        check(speech, 0, SOME);
    }

    @Tag("thorough")
    @ParameterizedTest
    @MethodSource("aigateway.dialect.roundtrip.request.Speech#all")
    void loosesNothingUnsaidInManyCases(Speech speech) {
        check(speech, SOME, MANY);
    }

    private static void check(Speech speech, int from, int to) {
        for (int seed = from; seed < to; seed++) {
            Dice dice = new Dice(seed);
            JsonNode asked = new RequestMaker(dice, speech.mark()).make();
            String body = new Spelling(dice, true).of(asked);
            try {
                check(speech, asked, body);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "%s, seed %d: %s\n%s".formatted(speech, seed, e.getMessage(), body), e);
            }
        }
    }

    private static void check(Speech speech, JsonNode asked, String body) {
        Losses losses = new Losses();
        StringBuilder written = new StringBuilder();
        speech.dialect()
                .write(request(body), speech.model(), losses)
                .body()
                .forEach(piece -> written.append(piece.utf8()));
        Reported reported = new Reported(losses.fields());

        Said expected = apply(speech.rules(), new OpenAiRequest().read(reported.minus(asked)));
        Said actual = speech.reader().read(Trees.read(written.toString()));

        assertThat(reported.minus(apply(speech.blind(), actual)).toString())
                .as("%s\nreported: %s", written, losses.fields())
                .isEqualTo(reported.minus(apply(speech.blind(), expected)).toString());
    }

    private static Said apply(List<UnaryOperator<Said>> rules, Said said) {
        Said changed = said;
        for (UnaryOperator<Said> rule : rules) {
            changed = rule.apply(changed);
        }
        return changed;
    }

    private static CallerRequest request(String body) {
        return switch (OpenAiRequests.read(Bytes.utf8(body))) {
            case ReadResult.Read(CallerRequest request) -> request;
            case ReadResult.Bad(var failure) -> throw new AssertionError(failure);
        };
    }
}

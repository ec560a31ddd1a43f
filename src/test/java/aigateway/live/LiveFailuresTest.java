package aigateway.live;

import static aigateway.testing.GatewayTester.provider;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.OpenAi;
import aigateway.testing.Ports;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Wire;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the table says of providers that are not well.
class LiveFailuresTest {
    private final FakeProvider fake = FakeProvider.start();

    @AfterEach
    void stop() {
        fake.close();
    }

    private LiveTester check(Function<ReceivedRequest, Answer> script) {
        return check(script, LiveTester.PATIENT);
    }

    private LiveTester check(Function<ReceivedRequest, Answer> script, int seconds) {
        fake.answering(script);
        return LiveTester.run(provider("it", "openai", fake), seconds, false);
    }

    private static boolean asksForTools(ReceivedRequest request) {
        return request.json().path("tools").size() > 0;
    }

    @Test
    void saysThatAKeyIsWrongWithoutShowingIt() {
        LiveTester check =
                check(_ -> Answers.error(401, "invalid_request_error", "no such key: key-of-it!"));
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .startsWith("it | it-model | failed: 401 | failed: 401 | failed: 401 | it: no such")
                .doesNotContain("key-of-it");
    }

    @Test
    void showsNoSecretOfAHeaderField() {
        fake.answering(
                request ->
                        Answers.error(
                                403, "x", "not with " + request.header("x-team") + "\\u001b[2J"));
        LiveTester check =
                LiveTester.run(
                        provider("it", "openai", fake, "headers = { x-team = \"secret-of-team\" }"),
                        LiveTester.PATIENT,
                        false);
        assertThat(check.line("it")).contains("not with ****").doesNotContain("secret-of");
        assertThat(check.printed().getLast().chars()).allMatch(c -> c >= ' ');
    }

    @Test
    void givesUpOnAProviderThatHangs() {
        LiveTester check = check(_ -> Answers.stall(), 1);
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .isEqualTo(
                        "it | it-model | failed: timeout | not tried | not tried | it gave no whole answer in time (--timeout)");
    }

    @Test
    void givesUpOnAStreamThatHangs() {
        LiveTester check =
                check(
                        request ->
                                request.json().path("stream").asBoolean()
                                        ? OpenAi.stream("o", "k").stallAfter(2)
                                        : LiveTester.everything(request),
                        1);
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .startsWith("it | it-model | ok | failed: timeout | not tried | it gave no");
    }

    @Test
    void saysThatNobodyListens() {
        LiveTester check =
                LiveTester.run(
                        provider("it", "openai", "http://127.0.0.1:" + Ports.refusing()),
                        LiveTester.PATIENT,
                        false);
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .startsWith("it | it-model | failed: unreachable | not tried | not tried | it: ");
    }

    @Test
    void saysThatAPageIsNoAnswer() {
        LiveTester check = check(_ -> Answers.html(200));
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .startsWith(
                        "it | it-model | failed: bad answer | failed: bad answer | failed: bad answer | ");
    }

    @Test
    void saysThatAStreamBreaks() {
        LiveTester check =
                check(
                        request ->
                                request.json().path("stream").asBoolean()
                                        ? OpenAi.stream("o", "k").cutAfterPieces(2, Wire.Cut.RST)
                                        : LiveTester.everything(request));
        assertThat(check.well()).isFalse();
        assertThat(check.line("it")).startsWith("it | it-model | ok | failed: cut off | ok | it");
    }

    @Test
    void saysThatAnAnswerIsEmpty() {
        LiveTester check =
                check(
                        request ->
                                asksForTools(request) || request.json().path("stream").asBoolean()
                                        ? LiveTester.everything(request)
                                        : OpenAi.completion(""));
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .startsWith("it | it-model | failed: empty answer | ok | ok | ");
    }

    @Test
    void takesTextInsteadOfAToolCallForNoTools() {
        LiveTester check = check(LiveTester::withoutTools);
        assertThat(check.well()).isTrue();
        assertThat(check.line("it"))
                .isEqualTo(
                        "it | it-model | ok | ok | no tools | it answered without calling the tool");
    }

    @Test
    void takesARefusalOfToolsForNoTools() {
        for (int status : new int[] {400, 404, 500}) {
            fake.reset();
            LiveTester check =
                    check(
                            request ->
                                    asksForTools(request)
                                            ? Answers.error(status, "x", "it has no tools")
                                            : LiveTester.withoutTools(request));
            assertThat(check.well()).isTrue();
            assertThat(check.line("it"))
                    .isEqualTo("it | it-model | ok | ok | no tools | it: it has no tools");
        }
    }

    @Test
    void asksAgainWhereAModelCannotBeForcedToCallATool() {
        LiveTester check =
                check(
                        request ->
                                request.json().has("tool_choice")
                                        ? Answers.error(400, "x", "tool_choice is not supported")
                                        : LiveTester.everything(request));
        assertThat(check.line("it")).isEqualTo("it | it-model | ok | ok | ok");
        assertThat(fake.requests()).hasSize(4);
    }

    @Test
    void failsWhereOnlyToolsFail() {
        LiveTester check =
                check(
                        request ->
                                asksForTools(request)
                                        ? Answers.error(503, "x", "overloaded")
                                        : LiveTester.withoutTools(request));
        assertThat(check.well()).isFalse();
        assertThat(check.line("it"))
                .isEqualTo("it | it-model | ok | ok | failed: 503 | it: overloaded");
    }

    @Test
    void keepsLongAnswersOfErrorsShort() {
        LiveTester check = check(_ -> Answers.error(404, "x", "no model ".repeat(1_000)));
        assertThat(check.line("it")).contains("failed: 404").endsWith("…").hasSizeLessThan(400);
    }
}

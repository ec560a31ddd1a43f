package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A caller that leaves takes its call to the provider with it.
class LeavingTest {
    private final TwoProviders two = TwoProviders.anthropic();

    private enum Way {
        CLOSE,
        RESET
    }

    @AfterEach
    void stop() {
        two.close();
    }

    private static void leave(RawCaller caller, Way way) throws IOException {
        switch (way) {
            case CLOSE -> caller.close();
            case RESET -> caller.reset();
        }
    }

    private String request(String body) {
        return RawCaller.chat(body, "x-llm-provider: first");
    }

    private void gone() throws InterruptedException {
        two.first().request().awaitClosed();
        assertThat(two.gateway().awaitEntries(1).getFirst().path("message").asString())
                .isEqualTo("caller gone");
        assertThat(two.second().requests()).isEmpty();
        assertThat(two.gateway().callsUnderWay()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheProviderAnswers(Way way) throws Exception {
        two.first().then(Answers.stall());
        RawCaller caller = two.gateway().connect();
        caller.send(request(TwoProviders.WHOLE));
        two.first().awaitRequest(1);
        leave(caller, way);
        gone();
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfAWholeAnswer(Way way) throws Exception {
        two.first().then(Anthropic.message("Hi").stallAfter(0));
        RawCaller caller = two.gateway().connect();
        caller.send(request(TwoProviders.WHOLE));
        two.first().awaitRequest(1);
        leave(caller, way);
        gone();
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfAStream(Way way) throws Exception {
        two.first().then(Anthropic.stream("one", "two").stallAfter(4));
        RawCaller caller = two.gateway().connect();
        caller.send(request(TwoProviders.STREAM)).read(200);
        leave(caller, way);
        gone();
    }

    @Test
    void whileTheProviderTalksWithoutEnd() throws Exception {
        String head = String.join("", Anthropic.streamEvents("x").subList(0, 3));
        two.first()
                .then(
                        Answers.endless(
                                "text/event-stream", head, Anthropic.streamEvents("more ").get(3)));
        try (RawCaller caller = two.gateway().connect()) {
            caller.send(request(TwoProviders.STREAM)).read(100_000);
        }
        gone();
    }

    @Test
    void asAnOrdinaryClientDoes() throws Exception {
        two.first().then(Anthropic.stream("one", "two").stallAfter(4));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.nextJson().at("/choices/0/delta/role").asString())
                    .isEqualTo("assistant");
        }
        gone();
    }

    @Test
    void leavesOthersAlone() throws Exception {
        two.second().then(OpenAi.stream("one", "two").stallAfter(2));
        two.second().then(OpenAi.completion("Hi"));
        try (StreamedReply leaves =
                two.caller().stream(TwoProviders.STREAM, "x-llm-provider", "second")) {
            leaves.next();
        }
        two.second().awaitRequest(1).awaitClosed();
        assertThat(two.caller().chat(TwoProviders.WHOLE, "x-llm-provider", "second").content())
                .isEqualTo("Hi");
        two.gateway().awaitEntries(2);
    }
}

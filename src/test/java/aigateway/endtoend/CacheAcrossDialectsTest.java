package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Completion;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.formats.Format;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a provider's format is, what is kept of its answer is what the first caller got.
@ParameterizedClass
@MethodSource("formats")
class CacheAcrossDialectsTest {
    private static final OpenAi.Call CALL =
            new OpenAi.Call("call_12345678901234567890", "weather", "{\"city\":\"Paris\"}");

    @Parameter String kind;

    static List<String> formats() {
        return Format.ALL.stream().map(Format::kind).toList();
    }

    private interface Check {
        void on(GatewayTester gateway) throws Exception;
    }

    private void with(FakeProvider fake, Check check) throws Exception {
        try (fake;
                GatewayTester gateway =
                        GatewayTester.start(
                                "[cache]\n" + GatewayTester.provider("p", kind, fake))) {
            check.on(gateway);
            assertThat(fake.requests()).hasSize(1);
        }
    }

    private FakeProvider answering(boolean calls, boolean stream) {
        Format format = Format.of(kind);
        return FakeProvider.start()
                .then(
                        calls
                                ? format.calls(stream, CALL)
                                : format.text(stream, "Hello ", "wörld", "!"));
    }

    /// What does not depend on how an answer is sent: a whole answer's parts are not a stream's,
    /// only a stream has an end marker, and kinds of tokens that were not used need not be told.
    private static Completion meaning(Completion answer) {
        JsonNode usage = Objects.requireNonNull(answer.usage()).deepCopy();
        for (JsonNode details : usage) {
            if (details instanceof ObjectNode some) {
                some.remove("audio_tokens");
            }
        }
        return new Completion(
                answer.content(),
                answer.reasoning(),
                answer.refusal(),
                answer.toolCalls(),
                answer.finish(),
                usage,
                answer.error(),
                false,
                List.of());
    }

    private static final String STREAM =
            TwoProviders.STREAM.replace(
                    "{\"stream\"", "{\"stream_options\":{\"include_usage\":true},\"stream\"");

    private static Completion stream(GatewayTester gateway, String cache) throws Exception {
        try (StreamedReply reply = gateway.caller().stream(STREAM)) {
            assertThat(reply.header("x-cache")).isEqualTo(cache);
            return reply.completion();
        }
    }

    private static Reply whole(GatewayTester gateway, String cache) throws Exception {
        Reply reply = gateway.caller().chat(TwoProviders.WHOLE);
        assertThat(reply.header("x-cache")).isEqualTo(cache);
        return reply;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsWholeAnswers(boolean calls) throws Exception {
        with(
                answering(calls, false),
                gateway -> {
                    Reply first = whole(gateway, "miss");
                    assertThat(whole(gateway, "hit").json()).isEqualTo(first.json());
                    Completion streamed = stream(gateway, "hit");
                    assertThat(meaning(streamed))
                            .isEqualTo(meaning(Completion.whole(first.json())));
                    assertThat(streamed.done()).isTrue();
                    assertThat(streamed.events())
                            .allMatch(
                                    event ->
                                            event.path("id").equals(first.json().path("id"))
                                                    && event.path("created")
                                                            .equals(first.json().path("created")));
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsStreams(boolean calls) throws Exception {
        with(
                answering(calls, true),
                gateway -> {
                    Completion first = stream(gateway, "miss");
                    assertThat(first.done()).isTrue();
                    Completion second = stream(gateway, "hit");
                    assertThat(meaning(second)).isEqualTo(meaning(first));
                    assertThat(second.events()).isEqualTo(first.events());
                    assertThat(meaning(Completion.whole(whole(gateway, "hit").json())))
                            .isEqualTo(meaning(first));
                });
    }
}

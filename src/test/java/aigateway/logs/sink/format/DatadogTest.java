package aigateway.logs.sink.format;

import static aigateway.logs.sink.testing.SampleLines.event;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeDatadog;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.logs.sink.testing.SinkCaller;
import aigateway.provider.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatadogTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final SinkFormat format = new Datadog(new Secret(KEY), "gw-1");

    private static String error(String title) {
        return "{\"errors\":[{\"status\":\"0\",\"title\":\"%s\",\"detail\":\"of \\\"%s\\\"\"}]}"
                .formatted(title, KEY);
    }

    @Test
    void putsReservedAttributesBeforeTheLine() {
        SinkRequest request =
                format.write(
                        List.of(
                                event("a-1", SampleLines.COMPLETED),
                                event("a-2", SampleLines.PRIMARY_FAILED)));
        String source =
                "{\"ddsource\":\"ai-gateway\",\"service\":\"ai-gateway\",\"hostname\":\"gw-1\",";
        assertThat(request.body().utf8())
                .isEqualTo(
                        ("[" + source + "\"status\":\"info\",\"event_id\":\"a-1\",")
                                + SampleLines.COMPLETED.substring(1)
                                + ("," + source + "\"status\":\"warn\",\"event_id\":\"a-2\",")
                                + SampleLines.PRIMARY_FAILED.substring(1)
                                + "]");
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /api/v2/logs");
        assertThat(request.headers())
                .isEqualTo(Map.of("dd-api-key", KEY, "content-type", "application/json"));
    }

    static Stream<Case> answers() {
        return Stream.of(
                Case.of(202, "{}", "taken"),
                Case.of(200, "", "taken"),
                Case.of(400, error("Bad Request"), "refused: status 400: Bad Request, of \"****\""),
                Case.of(
                        401,
                        error("Unauthorized"),
                        "refused: status 401: Unauthorized, of \"****\""),
                Case.of(403, "{\"errors\":[\"Forbidden\"]}", "refused: status 403: Forbidden"),
                Case.of(408, "", "later in 0: status 408"),
                Case.of(
                        413,
                        error("Payload Too Large"),
                        "too long: status 413: Payload Too Large, of \"****\""),
                Case.of(429, "9", "", "later in 9000: status 429"),
                Case.of(500, "oops", "later in 0: status 500: oops"),
                Case.of(503, "{\"errors\":[]}", "later in 0: status 503: {\"errors\":[]}"),
                Case.of(501, "", "refused: status 501"),
                Case.of(302, "", "refused: status 302"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEveryAnswer(Case row) {
        assertThat(row.read(format)).isEqualTo(row.meaning());
    }

    @Test
    void speaksAsTheContractHasIt() {
        try (FakeDatadog sink = new FakeDatadog(KEY);
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            List<LogEvent> events =
                    List.of(
                            event("a-1", SampleLines.ODD),
                            event("a-2", SampleLines.longLine(1 << 20)));
            assertThat(Case.words(caller.send(events))).isEqualTo("taken");
            assertThat(sink.ids()).containsExactly("a-1", "a-2");
            assertThat(sink.events().getFirst().path("status").asString()).isEqualTo("error");

            assertThat(caller.send(SampleLines.events(format.maxEvents())))
                    .isEqualTo(new Verdict.Taken());
            assertThat(caller.send(SampleLines.events(format.maxEvents() + 1)))
                    .isInstanceOf(Verdict.TooLong.class);
        }
    }

    @Test
    void keepsWithinTheLimitOfAPayloadAtItsOwn() {
        try (FakeDatadog sink = new FakeDatadog(KEY);
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            int each = format.maxBytes() / format.maxEvents();
            int around = SampleLines.longLine(0).length();
            String line = SampleLines.longLine(each - around);
            List<LogEvent> events =
                    SampleLines.events(format.maxEvents()).stream()
                            .map(one -> event("01935d6c-5b3a-7c4e-8f00-" + one.id(), line))
                            .toList();
            assertThat(Case.words(caller.send(events))).isEqualTo("taken");
        }
    }
}

package aigateway.logs.sink.format;

import static aigateway.logs.sink.testing.SampleLines.event;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeSplunk;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.logs.sink.testing.SinkCaller;
import aigateway.model.Bytes;
import aigateway.provider.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SplunkTest {
    private static final String TOKEN = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    private final SinkFormat format = new Splunk(new Secret(TOKEN), "gw-1");

    private static String code(int code, String text) {
        return "{\"text\":\"" + text + "\",\"code\":" + code + "}";
    }

    private static String bad(int code, String text, int number) {
        return "{\"text\":\"%s\",\"code\":%d,\"invalid-event-number\":%d}"
                .formatted(text, code, number);
    }

    @Test
    void wrapsTheLineItself() {
        SinkRequest request =
                format.write(
                        List.of(
                                event("a-1", SampleLines.COMPLETED),
                                event("a-2", SampleLines.PRIMARY_FAILED),
                                new LogEvent("a-3", 1_000_000_000_005L, Bytes.utf8("{}"))));
        String source = "\"host\":\"gw-1\",\"source\":\"ai-gateway\",\"sourcetype\":\"_json\"";
        assertThat(request.body().utf8())
                .isEqualTo(
                        ("{\"time\":1740357231.127," + source + ",\"event\":")
                                + SampleLines.COMPLETED
                                + ",\"fields\":{\"event_id\":\"a-1\",\"level\":\"INFO\"}}"
                                + ("{\"time\":1740357231.127," + source + ",\"event\":")
                                + SampleLines.PRIMARY_FAILED
                                + ",\"fields\":{\"event_id\":\"a-2\",\"level\":\"WARN\"}}"
                                + ("{\"time\":1000000000.005," + source + ",\"event\":{}")
                                + ",\"fields\":{\"event_id\":\"a-3\",\"level\":\"INFO\"}}");
        assertThat(request.method() + " " + request.path())
                .isEqualTo("POST /services/collector/event");
        assertThat(request.headers())
                .isEqualTo(
                        Map.of(
                                "authorization",
                                "Splunk " + TOKEN,
                                "content-type",
                                "application/json"));
    }

    @Test
    void hasNothingToPrepare() {
        assertThat(format.prepare()).isEmpty();
    }

    static Stream<Case> answers() {
        return Stream.of(
                Case.of(200, code(0, "Success"), "taken"),
                Case.of(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":4}", "taken"),
                Case.of(
                        200,
                        "<html>a proxy</html>",
                        "later in 0: an answer that is none of the event collector's:"
                                + " <html>a proxy</html>"),
                Case.of(
                        403,
                        code(1, "Token disabled"),
                        "refused: status 403: Token disabled (code 1)"),
                Case.of(
                        401,
                        code(2, "Token is required"),
                        "refused: status 401: Token is required (code 2)"),
                Case.of(
                        401,
                        code(3, "Invalid authorization"),
                        "refused: status 401: Invalid authorization (code 3)"),
                Case.of(
                        403,
                        code(4, "Invalid token " + TOKEN),
                        "refused: status 403: Invalid token **** (code 4)"),
                Case.of(400, code(5, "No data"), "refused: status 400: No data (code 5)"),
                Case.of(
                        400,
                        bad(6, "Invalid data format", 1),
                        "again [e0 e2], lost 1: status 400: Invalid data format (code 6)"),
                Case.of(
                        400,
                        code(6, "Invalid data format"),
                        "refused: status 400: Invalid data format (code 6)"),
                Case.of(
                        400,
                        bad(6, "Invalid data format", 3),
                        "refused: status 400: Invalid data format (code 6)"),
                Case.of(
                        400,
                        bad(7, "Incorrect index", 0),
                        "refused: status 400: Incorrect index (code 7)"),
                Case.of(
                        500,
                        code(8, "Internal server error"),
                        "later in 0: status 500: Internal server error (code 8)"),
                Case.of(
                        503,
                        "20",
                        code(9, "Server is busy"),
                        "later in 20000: status 503: Server is busy (code 9)"),
                Case.of(
                        400,
                        code(10, "Data channel is missing"),
                        "refused: status 400: Data channel is missing (code 10)"),
                Case.of(
                        400,
                        code(11, "Invalid data channel"),
                        "refused: status 400: Invalid data channel (code 11)"),
                Case.of(
                        400,
                        bad(12, "Event field is required", 0),
                        "again [e1 e2], lost 1: status 400: Event field is required (code 12)"),
                Case.of(
                        400,
                        bad(13, "Event field cannot be blank", 2),
                        "again [e0 e1], lost 1: status 400: Event field cannot be blank (code 13)"),
                Case.of(
                        400,
                        bad(15, "Error in handling indexed fields", 2),
                        "again [e0 e1], lost 1: status 400: Error in handling indexed fields"
                                + " (code 15)"),
                Case.of(
                        503,
                        code(18, "HEC is unhealthy, queues are full"),
                        "later in 0: status 503: HEC is unhealthy, queues are full (code 18)"),
                Case.of(
                        503,
                        code(23, "Server is shutting down"),
                        "later in 0: status 503: Server is shutting down (code 23)"),
                Case.of(429, "", "later in 0: status 429"),
                Case.of(
                        413,
                        code(27, "Request entity too large"),
                        "too long: status 413: Request entity too large (code 27)"),
                Case.of(404, "", "refused: status 404"),
                Case.of(302, "", "refused: status 302"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEveryAnswer(Case row) {
        assertThat(row.read(format)).isEqualTo(row.meaning());
    }

    @Test
    void speaksAsTheContractHasIt() {
        try (FakeSplunk sink = new FakeSplunk(TOKEN);
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            List<LogEvent> events =
                    List.of(
                            event("a-1", SampleLines.ODD),
                            event("a-2", SampleLines.longLine(1 << 20)),
                            event("a-3", SampleLines.CACHE_HIT));
            assertThat(Case.words(caller.send(events))).isEqualTo("taken");
            assertThat(sink.ids()).containsExactly("a-1", "a-2", "a-3");
            JsonNode odd = sink.events().getFirst().path("event");
            assertThat(odd.path("message").asString())
                    .isEqualTo("quote \" backslash \\ line\nfeed \0 naïve 漢字 🚀 🚀");

            sink.failing(1, FakeSplunk.BUSY);
            assertThat(caller.send(events)).isInstanceOf(Verdict.Later.class);
            sink.mostBytes(1_000);
            assertThat(caller.send(events)).isInstanceOf(Verdict.TooLong.class);
        }
    }

    @Test
    void leavesOutTheEventThatTheCollectorCannotRead() {
        try (FakeSplunk sink = new FakeSplunk(TOKEN);
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            List<LogEvent> events =
                    List.of(
                            event("a-1", SampleLines.COMPLETED),
                            event("a-2", "{\"no\": JSON}"),
                            event("a-3", SampleLines.COMPLETED));
            assertThat(Case.words(caller.send(events)))
                    .isEqualTo("again [a-1 a-3], lost 1: status 400: Invalid data format (code 6)");
        }
    }

    @Test
    void isRefusedWithAnotherToken() {
        try (FakeSplunk sink = new FakeSplunk("another");
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            assertThat(Case.words(caller.send(SampleLines.events(1))))
                    .isEqualTo("refused: status 403: Invalid token (code 4)");
        }
    }
}

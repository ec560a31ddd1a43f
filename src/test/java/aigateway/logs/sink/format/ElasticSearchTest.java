package aigateway.logs.sink.format;

import static aigateway.logs.sink.testing.SampleLines.event;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeElastic;
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
import tools.jackson.databind.json.JsonMapper;

class ElasticSearchTest {
    private static final String CREATED = "{\"create\":{\"status\":201}}";

    private final SinkFormat format = new ElasticSearch(new Secret("id:secret-key"), "gw-1");

    private static String item(int status, String type, String reason) {
        return "{\"create\":{\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"%s\"}}}"
                .formatted(status, type, reason);
    }

    private static String errors(String... items) {
        return "{\"took\":3,\"errors\":true,\"items\":[" + String.join(",", items) + "]}";
    }

    private static String error(String type, String reason) {
        return "{\"error\":{\"root_cause\":[],\"type\":\"%s\",\"reason\":\"%s\"},\"status\":0}"
                .formatted(type, reason);
    }

    @Test
    void putsTheLineItselfBehindItsTimeAndHost() {
        SinkRequest request =
                format.write(
                        List.of(
                                event("a-1", SampleLines.COMPLETED),
                                event("a-2", SampleLines.FAILED),
                                event("odd \"id\"é", SampleLines.ODD)));
        String time =
                "{\"@timestamp\":\"2025-02-24T00:33:51.127868Z\",\"host\":{\"name\":\"gw-1\"},";
        assertThat(request.body().utf8())
                .isEqualTo(
                        "{\"create\":{\"_id\":\"a-1\"}}\n"
                                + (time + SampleLines.COMPLETED.substring(1) + "\n")
                                + "{\"create\":{\"_id\":\"a-2\"}}\n"
                                + (time + SampleLines.FAILED.substring(1) + "\n")
                                + "{\"create\":{\"_id\":\"odd \\u0022id\\u0022\\u00e9\"}}\n"
                                + (time + SampleLines.ODD.substring(1) + "\n"));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).startsWith("/ai-gateway/_bulk?filter_path=errors,items.");
        assertThat(request.headers())
                .isEqualTo(
                        Map.of(
                                "authorization", "ApiKey aWQ6c2VjcmV0LWtleQ==",
                                "content-type", "application/x-ndjson",
                                "accept", "application/json"));
    }

    @Test
    void sendsAKeyInBase64AsItIsAndNoneIfThereIsNone() {
        assertThat(new ElasticSearch(new Secret(" aWQ6a2V5 "), "h").write(List.of()).headers())
                .containsEntry("authorization", "ApiKey aWQ6a2V5");
        assertThat(new ElasticSearch(new Secret(""), "h").write(List.of()).headers())
                .doesNotContainKey("authorization");
        assertThat(new ElasticSearch(null, "h").prepare().getFirst().headers())
                .doesNotContainKey("authorization");
    }

    @Test
    void makesTheIndexFirst() {
        SinkRequest request = format.prepare().getFirst();
        assertThat(request.method() + " " + request.path()).isEqualTo("PUT /ai-gateway");
        assertThat(request.headers()).containsEntry("content-type", "application/json");
        var definition = new JsonMapper().readTree(request.body().utf8());
        assertThat(definition.propertyNames()).containsExactly("settings", "mappings");
        assertThat(definition.at("/mappings/properties/@timestamp/type").asString())
                .isEqualTo("date_nanos");
    }

    static Stream<Case> indexAnswers() {
        String denied = error("security_exception", "action [indices:admin/create] is denied");
        return Stream.of(
                Case.of(200, "{\"acknowledged\":true}", "taken"),
                Case.of(
                        400,
                        error("resource_already_exists_exception", "index [ai-gateway/x] exists"),
                        "taken"),
                Case.of(
                        400,
                        error("invalid_index_name_exception", "already exists as alias"),
                        "taken"),
                Case.of(
                        400,
                        error("illegal_argument_exception", "creates data streams only, use"),
                        "taken"),
                Case.of(403, denied, "taken"),
                Case.of(403, "<html>proxy</html>", "refused: status 403: <html>proxy</html>"),
                Case.of(
                        400,
                        error("mapper_parsing_exception", "no handler for type"),
                        "refused: status 400: mapper_parsing_exception: no handler for type"),
                Case.of(
                        401,
                        error("security_exception", "unable to authenticate [id:secret-key]"),
                        "refused: status 401: security_exception: unable to authenticate [****]"),
                Case.of(429, "", "later in 0: status 429"),
                Case.of(503, "not yet", "later in 0: status 503: not yet"));
    }

    @ParameterizedTest
    @MethodSource("indexAnswers")
    void readsEveryAnswerToTheIndex(Case row) {
        SinkRequest request = format.prepare().getFirst();
        assertThat(Case.words(format.prepared(request, row.status(), Bytes.utf8(row.body()))))
                .isEqualTo(row.meaning());
    }

    static Stream<Case> answers() {
        String conflict = item(409, "version_conflict_engine_exception", "document already exists");
        String mapping =
                "{\"create\":{\"status\":400,\"error\":{\"type\":\"document_parsing_exception\","
                        + "\"reason\":\"failed to parse\",\"caused_by\":"
                        + "{\"type\":\"illegal_argument_exception\",\"reason\":\"no object\"}}}}";
        String busy = item(429, "circuit_breaking_exception", "too much");
        String away = item(503, "unavailable_shards_exception", "primary is away");
        String full = item(403, "cluster_block_exception", "disk usage exceeded");
        String gone = item(404, "index_not_found_exception", "no such index [ai-gateway]");
        String denied = item(403, "security_exception", "is unauthorized");
        return Stream.of(
                Case.of(200, "{\"errors\":false,\"items\":[]}", "taken"),
                Case.of(200, errors(CREATED, conflict, CREATED), "taken"),
                Case.of(
                        200,
                        errors(busy, CREATED, away),
                        "again [e0 e2], lost 0: status 429: circuit_breaking_exception: too much"),
                Case.of(
                        200,
                        errors(CREATED, mapping, busy),
                        "again [e2], lost 1: status 400: document_parsing_exception: failed to"
                                + " parse (illegal_argument_exception: no object)"),
                Case.of(
                        200,
                        errors(full, CREATED, CREATED),
                        "again [e0], lost 0: status 403: cluster_block_exception: disk usage"
                                + " exceeded"),
                Case.of(
                        200,
                        errors(gone, gone, gone),
                        "later in 0: status 404: index_not_found_exception: no such index"
                                + " [ai-gateway]"),
                Case.of(
                        200,
                        errors(denied, denied, denied),
                        "refused: status 403: security_exception: is unauthorized"),
                Case.of(
                        200,
                        errors(denied, CREATED, CREATED),
                        "again [], lost 1: status 403: security_exception: is unauthorized"),
                Case.of(
                        200,
                        errors(item(500, "exception", "odd"), CREATED, CREATED),
                        "again [], lost 1: status 500: exception: odd"),
                Case.of(
                        200,
                        errors(CREATED),
                        "again [e1 e2], lost 0: an answer with too few items"),
                Case.of(200, errors("{}", "7", CREATED), "again [e0 e1], lost 0: status 0"),
                Case.of(
                        200,
                        "{\"errors\":true}",
                        "again [e0 e1 e2], lost 0: an answer with too few items"),
                Case.of(
                        200,
                        "{\"errors\":tr",
                        "later in 0: an answer that is none of _bulk:" + " {\"errors\":tr"),
                Case.of(200, "", "later in 0: an answer that is none of _bulk: "),
                Case.of(200, "<html>", "later in 0: an answer that is none of _bulk: <html>"),
                Case.of(301, "", "refused: status 301"),
                Case.of(
                        400,
                        error("illegal_argument_exception", "Malformed"),
                        "refused: status 400: illegal_argument_exception: Malformed"),
                Case.of(
                        401,
                        "{\"error\":\"aWQ6c2VjcmV0LWtleQ== is wrong\"}",
                        "refused: status 401: **** is wrong"),
                Case.of(403, "", "refused: status 403"),
                Case.of(404, "{\"error\":{}}", "refused: status 404"),
                Case.of(413, "", "too long: status 413"),
                Case.of(429, "3", "", "later in 3000: status 429"),
                Case.of(500, "", "later in 0: status 500"),
                Case.of(502, "", "later in 0: status 502"),
                Case.of(503, "x", "down\n\tfor  now", "later in 0: status 503: down for now"),
                Case.of(504, "", "later in 0: status 504"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsEveryAnswer(Case row) {
        assertThat(row.read(format)).isEqualTo(row.meaning());
    }

    @Test
    void readsLongAnswers() {
        List<LogEvent> events = SampleLines.events(2_000);
        String[] items = new String[2_000];
        for (int i = 0; i < items.length; i++) {
            items[i] = i % 2 == 0 ? CREATED : item(429, "rejected", "x".repeat(2_000));
        }
        Verdict verdict = format.read(events, 200, "", Bytes.utf8(errors(items)));
        assertThat(verdict).isInstanceOf(Verdict.Partly.class);
        assertThat(((Verdict.Partly) verdict).again()).hasSize(1_000);
        assertThat(((Verdict.Partly) verdict).why()).hasSizeLessThan(400);
    }

    @Test
    void speaksAsTheContractHasIt() {
        try (FakeElastic sink = new FakeElastic("ApiKey aWQ6c2VjcmV0LWtleQ==");
                SinkCaller caller = new SinkCaller(sink.url(), format)) {
            assertThat(Case.words(caller.send(SampleLines.events(2))))
                    .startsWith("later in 0: status 404: index_not_found_exception");
            assertThat(caller.prepare()).isEqualTo(new Verdict.Taken());
            assertThat(caller.prepare()).isEqualTo(new Verdict.Taken());
            assertThat(caller.send(SampleLines.events(2))).isEqualTo(new Verdict.Taken());
            assertThat(caller.send(SampleLines.events(3))).isEqualTo(new Verdict.Taken());
            assertThat(sink.ids()).containsExactly("e0", "e1", "e2");
            List<LogEvent> one = List.of(event("long", SampleLines.longLine(1 << 20)));
            assertThat(Case.words(caller.send(one))).isEqualTo("taken");
        }
    }
}

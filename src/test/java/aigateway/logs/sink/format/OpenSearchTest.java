package aigateway.logs.sink.format;

import static aigateway.logs.sink.testing.SampleLines.event;
import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.RealOpenSearch;
import aigateway.logs.sink.testing.SampleLines;
import aigateway.logs.sink.testing.SinkCaller;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The format against the real OpenSearch.
class OpenSearchTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TIME =
            "{\"@timestamp\":\"2025-02-24T00:33:51.127868Z\",\"host\":{\"name\":\"gw-1\"},";

    private static RealOpenSearch engine;
    private static SinkCaller caller;

    @BeforeAll
    static void start() {
        engine = RealOpenSearch.start();
        caller = new SinkCaller(engine.url(), new ElasticSearch(null, "gw-1"));
    }

    @AfterAll
    static void stop() {
        if (engine != null) {
            caller.close();
            engine.close();
        }
    }

    @BeforeEach
    void anew() {
        call("DELETE", "/ai-gateway", "");
        assertThat(Case.words(caller.prepare())).isEqualTo("taken");
    }

    private static JsonNode call(String method, String path, String body) {
        Map<String, String> headers = Map.of("content-type", "application/json");
        return JSON.readTree(
                caller.call(new SinkRequest(method, path, headers, Bytes.utf8(body))).body());
    }

    private static String send(LogEvent... events) {
        return Case.words(caller.send(List.of(events)));
    }

    private static JsonNode document(String id) {
        return call("GET", "/ai-gateway/_doc/" + id, "").path("_source");
    }

    private static JsonNode search(String query) {
        call("POST", "/ai-gateway/_refresh", "");
        return call("POST", "/ai-gateway/_search", query);
    }

    private static long count() {
        return search("{\"track_total_hits\":true}").at("/hits/total/value").asLong();
    }

    @Test
    void makesAnIndexWhoseFieldsSuitTheLines() {
        send(event("a-1", SampleLines.COMPLETED), event("a-2", SampleLines.CACHE_HIT));
        JsonNode fields =
                call("GET", "/ai-gateway/_mapping", "").at("/ai-gateway/mappings/properties");
        assertThat(fields.at("/@timestamp/type").asString()).isEqualTo("date_nanos");
        assertThat(fields.at("/message/type").asString()).isEqualTo("text");
        assertThat(fields.at("/component/type").asString()).isEqualTo("keyword");
        JsonNode metadata = fields.at("/metadata/properties");
        assertThat(metadata.at("/requestId/type").asString()).isEqualTo("keyword");
        assertThat(metadata.at("/promptTokens/type").asString()).isEqualTo("long");
        assertThat(metadata.at("/durationMs/type").asString()).isEqualTo("double");
        // one that only the lines bring
        assertThat(metadata.at("/shared/type").asString()).isEqualTo("boolean");
    }

    @Test
    void findsAnIndexThatIsThere() {
        send(event("a-1", SampleLines.COMPLETED));
        assertThat(Case.words(caller.prepare())).isEqualTo("taken");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void findsAnAliasOfThatName() {
        call("DELETE", "/ai-gateway", "");
        call("PUT", "/logs-1", "{\"aliases\":{\"ai-gateway\":{}}}");
        assertThat(Case.words(caller.prepare())).isEqualTo("taken");
        assertThat(send(event("a-1", SampleLines.COMPLETED))).isEqualTo("taken");
        call("DELETE", "/logs-1", "");
    }

    @Test
    void keepsDocumentsAsTheyAre() {
        List<String> lines =
                List.of(
                        SampleLines.COMPLETED,
                        SampleLines.FAILED,
                        SampleLines.BROKEN_OFF,
                        SampleLines.CACHE_HIT,
                        SampleLines.PRIMARY_FAILED,
                        SampleLines.ATTEMPTING);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(send(event("id-" + i, lines.get(i)))).isEqualTo("taken");
            assertThat(document("id-" + i))
                    .isEqualTo(JSON.readTree(TIME + lines.get(i).substring(1)));
        }
    }

    @Test
    void takesOddCharactersAndLongLines() {
        String odd =
                SampleLines.line(
                        "WARN",
                        "call",
                        "quote \\\" line\\nfeed \\u0000 漢字 🚀 \\ud83d\\ude80",
                        "\"näme\":null,\"big\":12345678901234567890,\"half\":\"\\ud83d\"");
        assertThat(
                        send(
                                event("odd", odd),
                                event("long", SampleLines.longLine(1 << 20)),
                                event("id with \"quotes\"", SampleLines.FAILED)))
                .isEqualTo("taken");
        assertThat(document("odd").path("message").asString())
                .isEqualTo("quote \" line\nfeed \0 漢字 🚀 🚀");
        assertThat(document("long").at("/metadata/text").asString()).hasSize(1 << 20);
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void takesWhatItHasAlreadyAndKeepsItOnce() {
        List<LogEvent> events = SampleLines.events(10);
        assertThat(Case.words(caller.send(events.subList(0, 6)))).isEqualTo("taken");
        assertThat(Case.words(caller.send(events))).isEqualTo("taken");
        assertThat(Case.words(caller.send(events))).isEqualTo("taken");
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void losesOnlyWhatDoesNotFit() {
        String noObject = SampleLines.COMPLETED.replaceFirst("\"metadata\":.*", "\"metadata\":7}");
        assertThat(
                        send(
                                event("a-1", SampleLines.COMPLETED),
                                event("a-2", noObject),
                                event("a-3", SampleLines.COMPLETED)))
                .isEqualTo(
                        "again [], lost 1: status 400: mapper_parsing_exception: object mapping for"
                                + " [metadata] tried to parse field [metadata] as object, but found"
                                + " a concrete value");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void losesWhatHasTooManyFields() {
        StringBuilder fields = new StringBuilder("\"f\":1");
        for (int i = 0; i < 1_000; i++) {
            fields.append(",\"f").append(i).append("\":1");
        }
        String line = SampleLines.line("INFO", "x", "x", fields.toString());
        assertThat(send(event("a-1", line), event("a-2", SampleLines.COMPLETED)))
                .isEqualTo(
                        "again [], lost 1: status 400: illegal_argument_exception: Limit of total"
                                + " fields [1000] has been exceeded");
    }

    @Test
    void keepsADocumentWithAnObjectInAFieldOfWords() {
        String object = SampleLines.line("INFO", "call", "x", "\"provider\":{\"name\":\"x\"}");
        assertThat(send(event("a-1", object))).isEqualTo("taken");
        assertThat(document("a-1").at("/metadata/provider/name").asString()).isEqualTo("x");
    }

    @Test
    void keepsADocumentWithANumberThatIsNone() {
        String line = SampleLines.line("INFO", "call", "x", "\"status\":\"odd\",\"durationMs\":1");
        assertThat(send(event("a-1", line))).isEqualTo("taken");
        assertThat(document("a-1").at("/metadata/status").asString()).isEqualTo("odd");
    }

    @Test
    void findsCallsByWhatTheyTell() {
        LogEvent later = event("a-3", SampleLines.COMPLETED.replace("51.127868Z", "51.127869Z"));
        send(event("a-1", SampleLines.COMPLETED), event("a-2", SampleLines.FAILED), later);
        JsonNode found =
                search(
                        """
                        {"query":{"bool":{"filter":[
                          {"term":{"metadata.provider":"mistral"}},
                          {"term":{"metadata.dropped":"n"}},
                          {"range":{"metadata.durationMs":{"gt":812}}},
                          {"range":{"@timestamp":{"gte":"2025-02-24T00:33:51Z"}}}]}},
                         "sort":[{"@timestamp":"desc"}],
                         "aggs":{"tokens":{"sum":{"field":"metadata.promptTokens"}}}}
                        """);
        assertThat(found.at("/hits/hits/0/_id").asString()).isEqualTo("a-3");
        assertThat(found.at("/hits/hits/1/_id").asString()).isEqualTo("a-1");
        assertThat(found.at("/aggregations/tokens/value").asDouble()).isEqualTo(54);
        String words = "{\"query\":{\"match\":{\"metadata.error\":\"CONNECTION\"}}}";
        assertThat(search(words).at("/hits/hits/0/_id").asString()).isEqualTo("a-2");
    }

    @Test
    void waitsForAnIndexThatIsGone() {
        call("DELETE", "/ai-gateway", "");
        assertThat(send(event("a-1", SampleLines.COMPLETED)))
                .startsWith("later in 0: status 404: index_not_found_exception");
        assertThat(Case.words(caller.prepare())).isEqualTo("taken");
        assertThat(send(event("a-1", SampleLines.COMPLETED))).isEqualTo("taken");
    }

    @Test
    void takesAWholeRequest() {
        assertThat(Case.words(caller.send(SampleLines.events(2_000)))).isEqualTo("taken");
        assertThat(count()).isEqualTo(2_000);
    }
}

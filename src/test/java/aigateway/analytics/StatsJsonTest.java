package aigateway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.call.CacheStatus;
import aigateway.dialect.openai.answer.ErrorAnswer;
import aigateway.model.Failure;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatsJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Statistics statistics =
            new Statistics(InstantSource.fixed(Instant.ofEpochSecond(1_740_352_553)));
    private final StatsJson json = new StatsJson(statistics, ErrorAnswer::status, () -> 2);

    @Test
    void hasAllFieldsBeforeTheFirstCall() {
        assertThat(json.write().utf8())
                .isEqualTo(
                        """
                        {"overview":{"totalRequests":0,"successfulRequests":0,"failedRequests":0,
                        "cacheHitRate":0,"totalErrors":0},"requests":{"labels":[],"data":[]},
                        "tokens":{"labels":[],"inputData":[],"outputData":[],"totalInput":0,
                        "totalOutput":0},"errors":{"labels":[],"data":[],"recent":[]},
                        "cache":{"hits":0,"misses":0,"size":2}}"""
                                .replace("\n", ""));
    }

    @Test
    void tellsWhatHappened() {
        statistics.count(Calls.asked(Calls.SECOND, Calls.FIRST), null, true, Calls.USAGE);
        statistics.count(Calls.asked(Calls.FIRST, Calls.SECOND), null, true, Calls.USAGE);
        statistics.count(Calls.planned(CacheStatus.HIT), null, true, Calls.USAGE);
        statistics.count(Calls.unrouted(), Calls.refused(429, "rate_limit_exceeded"), false, null);
        statistics.count(
                Calls.planned(CacheStatus.MISS),
                new Failure.UpstreamError("first", 503, "You said \"x\"", null, null, null, 0),
                false,
                null);
        statistics.count(
                Calls.asked(Calls.SECOND), new Failure.Broken("second", "gone"), true, Calls.USAGE);

        assertThat(JSON.readTree(json.write().utf8()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"overview": {"totalRequests": 6, "successfulRequests": 3,
                                  "failedRequests": 3, "cacheHitRate": 16.67, "totalErrors": 3},
                                 "requests": {"labels": ["first", "second"], "data": [3, 2]},
                                 "tokens": {"labels": ["first", "second"], "inputData": [9, 18],
                                  "outputData": [12, 24], "totalInput": 27, "totalOutput": 36},
                                 "errors": {
                                  "labels": ["rate_limit_exceeded", "upstream_503",
                                   "upstream_broken"],
                                  "data": [1, 1, 1],
                                  "recent": [
                                   "{\\"timestamp\\":1740352553,\\"provider\\":\\"\\",\\"message\\":\\"No.\\",\\"type\\":\\"rate_limit_exceeded\\",\\"status\\":429,\\"requestId\\":\\"req_1\\"}",
                                   "{\\"timestamp\\":1740352553,\\"provider\\":\\"first\\",\\"message\\":\\"first answered with status 503\\",\\"type\\":\\"upstream_503\\",\\"status\\":503,\\"requestId\\":\\"req_1\\"}",
                                   "{\\"timestamp\\":1740352553,\\"provider\\":\\"second\\",\\"message\\":\\"gone\\",\\"type\\":\\"upstream_broken\\",\\"status\\":502,\\"requestId\\":\\"req_1\\"}"]},
                                 "cache": {"hits": 1, "misses": 1, "size": 2}}
                                """));
    }

    @Test
    void givesRecentErrorsAsTextsOfJson() {
        statistics.count(Calls.unrouted(), Calls.refused(400, "quote\"d"), false, null);

        JsonNode recent = JSON.readTree(json.write().utf8()).at("/errors/recent/0");
        assertThat(recent.isString()).isTrue();
        assertThat(JSON.readTree(recent.asString()).path("type").asString()).isEqualTo("quote\"d");
    }
}

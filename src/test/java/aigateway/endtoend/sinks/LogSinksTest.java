package aigateway.endtoend.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeSink;
import aigateway.logs.sink.testing.FakeSplunk;
import aigateway.testing.Eventually;
import aigateway.testing.GatewayTester;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lines on their way from the gateway to sinks.
class LogSinksTest {
    private final Sinks sinks = new Sinks();

    @AfterEach
    void close() {
        sinks.close();
    }

    @Test
    void everySinkGetsEveryLineOnceAndPacked() throws Exception {
        GatewayTester gateway =
                sinks.start(
                        sinks.elasticOn(),
                        sinks.splunkOn(),
                        sinks.datadogOn(),
                        sinks.collectorOn());
        List<String> ids = sinks.calls(50);
        for (FakeSink sink : List.of(sinks.elastic, sinks.splunk, sinks.datadog, sinks.collector)) {
            Sinks.awaitCalls(sink, ids);
            assertThat(sink.events().toString()).contains("\"ready\"");
            assertThat(sink.requests()).anyMatch(request -> request.packed());
            assertThat(sink.requests().getFirst().header("user-agent")).startsWith("ai-gateway/");
        }
        assertThat(sinks.elastic.indices()).containsExactly("ai-gateway");
        assertThat(sinks.elastic.ids()).doesNotHaveDuplicates();
        assertThat(sinks.splunk.ids()).doesNotHaveDuplicates();
        JsonNode up = sinks.status("splunk");
        assertThat(up.path("state").asString()).isEqualTo("up");
        assertThat(up.path("lost").asInt()).isZero();
        assertThat(up.path("lastError").isNull()).isTrue();
        gateway.stop();
        assertThat(sinks.splunk.events().toString()).contains("\"stopping\"");
    }

    @Test
    void sendsPlainBodiesIfToldTo() throws Exception {
        sinks.start(sinks.splunkOn(), "sinkCompression = false");
        Sinks.awaitCalls(sinks.splunk, sinks.calls(20));
        assertThat(sinks.splunk.requests()).noneMatch(request -> request.packed());
    }

    @Test
    void callsDoNotWaitForASinkThatDoesNotAnswer() throws Exception {
        sinks.splunk.slow(Duration.ofHours(1));
        GatewayTester gateway =
                sinks.start(sinks.splunkOn(), sinks.datadogOn(), "[gateway]", "drainSeconds = 1");
        Eventually.holds(
                "splunk is asked",
                () -> !sinks.splunk.requests().isEmpty() || !sinks.datadog.requests().isEmpty());
        List<String> ids = sinks.calls(100);
        gateway.awaitEntries(100);
        Sinks.awaitCalls(sinks.datadog, ids);
        assertThat(sinks.splunk.events()).isEmpty();
        assertThat(sinks.status("splunk").path("queueEvents").asInt()).isGreaterThan(100);
        assertThat(sinks.status("splunk").path("queueBytes").asInt()).isGreaterThan(10_000);
    }

    @Test
    void whatASinkSaysOfItselfGoesToNoSink() throws Exception {
        sinks.splunk.down(FakeSplunk.BUSY);
        GatewayTester gateway = sinks.start(sinks.splunkOn(), sinks.datadogOn());
        sinks.awaitState("splunk", "down");
        int before = gateway.lines().size();
        Thread.sleep(2_500);
        assertThat(gateway.lines().size() - before).isLessThanOrEqualTo(1);
        sinks.splunk.up();
        sinks.awaitState("splunk", "up");
        Sinks.awaitCalls(sinks.splunk, sinks.calls(1));
        assertThat(sinks.splunk.events().toString()).doesNotContain("log sink");
        assertThat(sinks.datadog.events().toString()).doesNotContain("log sink");
        assertThat(gateway.lines("logs"))
                .extracting(line -> line.path("message").asString())
                .contains("A log sink takes no lines", "A log sink takes lines again");
        assertThat(sinks.status("splunk").path("lastError").asString()).contains("503");
        assertThat(sinks.status("splunk").path("retried").asInt()).isPositive();
    }

    @Test
    void whatWaitsIsSentAtTheEnd() throws Exception {
        GatewayTester gateway = sinks.start(sinks.splunkOn());
        Sinks.awaitCalls(sinks.splunk, sinks.calls(1));
        List<String> ids = sinks.calls(300);
        gateway.stop();
        assertThat(Sinks.has(sinks.splunk, ids)).isTrue();
        assertThat(gateway.lines("logs"))
                .noneMatch(line -> line.path("message").asString().contains("did not reach"));
    }

    @Test
    void saysHowManyLinesAreLostAtTheEnd() throws Exception {
        sinks.splunk.down(FakeSplunk.BUSY);
        GatewayTester gateway = sinks.start(sinks.splunkOn());
        sinks.calls(20);
        sinks.awaitState("splunk", "down");
        gateway.stop();
        JsonNode said = gateway.lines("logs").getLast();
        assertThat(said.path("message").asString()).isEqualTo("Log lines did not reach a log sink");
        assertThat(said.at("/metadata/lost").asInt()).isGreaterThan(20);
        assertThat(said.at("/metadata/sink").asString()).isEqualTo("splunk");
    }

    @Test
    void elasticsearchGetsItsIndexWhenItComesUpLater() throws Exception {
        sinks.elastic.down(FakeSplunk.code(503, 0, "starting"));
        sinks.start(sinks.elasticOn());
        List<String> ids = sinks.calls(10);
        sinks.awaitState("elasticsearch", "down");
        sinks.elastic.up();
        Sinks.awaitCalls(sinks.elastic, ids);
        assertThat(sinks.elastic.indices()).containsExactly("ai-gateway");
    }

    @Test
    void linesKeepTheirIdsWhenTheyAreSentAgain() throws Exception {
        sinks.splunk.failing(2, FakeSplunk.BUSY);
        sinks.start(sinks.splunkOn(), "sinkCompression = false");
        List<String> ids = sinks.calls(10);
        Sinks.awaitCalls(sinks.splunk, ids);
        List<String> bodies = new ArrayList<>();
        sinks.splunk.requests().subList(0, 3).forEach(r -> bodies.add(new String(r.body())));
        assertThat(new HashSet<>(bodies)).hasSize(1);
        assertThat(sinks.splunk.ids()).doesNotHaveDuplicates();
    }
}

package aigateway.endtoend.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.sink.testing.FakeSink;
import aigateway.logs.sink.testing.FakeSplunk;
import aigateway.testing.Eventually;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Sinks that are switched, changed and tried while calls are under way.
class LiveChangeTest {
    private final Sinks sinks = new Sinks();

    @AfterEach
    void close() {
        sinks.close();
    }

    private void post(String json) throws Exception {
        Reply reply = sinks.admin("POST", "/admin/logging", json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    @Test
    void switchesSinksWithoutLosingALineOfTheOthers() throws Exception {
        sinks.start(sinks.splunkOn());
        List<String> ids = new ArrayList<>(sinks.calls(5));
        post(
                "{\"enableDatadog\":true,\"datadogEndpoint\":\"%s\",\"datadogApiKey\":\"%s\"}"
                        .formatted(sinks.datadog.url(), Sinks.KEY));
        List<String> both = sinks.calls(20);
        ids.addAll(both);
        post("{\"enableDatadog\":false}");
        List<String> one = sinks.calls(20);
        ids.addAll(one);

        Sinks.awaitCalls(sinks.splunk, ids);
        // what waited when it was switched off was sent
        Sinks.awaitCalls(sinks.datadog, both);
        assertThat(sinks.datadog.events().toString()).doesNotContain(one);
        assertThat(sinks.splunk.ids()).doesNotHaveDuplicates();
        assertThat(sinks.status("datadog").path("state").asString()).isEqualTo("off");
        assertThat(sinks.status("datadog").path("sent").asInt()).isGreaterThanOrEqualTo(20);
        assertThat(sinks.status("splunk").path("lost").asInt()).isZero();
    }

    @Test
    void sendsWhatWaitedOnceTheKeyIsRight() throws Exception {
        GatewayTester gateway = sinks.start(sinks.splunkOn().replace(Sinks.KEY, "wrong-key-000"));
        List<String> ids = sinks.calls(10);
        sinks.awaitState("splunk", "refused");
        assertThat(sinks.status("splunk").path("lastError").asString())
                .contains("Invalid token")
                .doesNotContain("wrong-key");

        gateway.rewrite(sinks.config(sinks.splunkOn()));

        Sinks.awaitCalls(sinks.splunk, ids);
        sinks.awaitState("splunk", "up");
        assertThat(sinks.status("splunk").path("lost").asInt()).isZero();
    }

    @Test
    void takesBackWhatItShows() throws Exception {
        sinks.start(sinks.splunkOn());
        Reply shown = sinks.admin("GET", "/admin/logging", "");
        post(shown.text());
        assertThat(shown.text()).doesNotContain(Sinks.KEY).contains("****6789");
        List<String> ids = sinks.calls(1);
        Sinks.awaitCalls(sinks.splunk, ids);
        assertThat(sinks.admin("GET", "/admin/settings/logging", "").text())
                .doesNotContain("queueEvents");
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        GatewayTester gateway = sinks.start();
        post("{\"enableSplunk\":true,\"splunkEndpoint\":\"" + sinks.splunk.url() + "\"}");
        assertThat(sinks.status("splunk").path("state").asString()).isEqualTo("incomplete");
        Eventually.holds(
                "a warning",
                () ->
                        gateway.lines("logs").stream()
                                .anyMatch(line -> line.toString().contains("splunkToken")));
        assertThat(test("").at("/sinks/splunk/error").asString()).contains("splunkToken");
        post("{\"splunkToken\":\"" + Sinks.KEY + "\"}");
        Sinks.awaitCalls(sinks.splunk, sinks.calls(1));
    }

    @Test
    void showsWhatSinksSayToOneLine() throws Exception {
        sinks.start(
                sinks.elasticOn(),
                sinks.splunkOn(),
                sinks.datadogOn(),
                "enableOpenTelemetry = true",
                "openTelemetryEndpoint = \"http://127.0.0.1:1\"");
        JsonNode said = test("").path("sinks");
        assertThat(said.propertyNames())
                .containsExactly("elasticsearch", "splunk", "datadog", "opentelemetry");
        for (FakeSink sink : List.of(sinks.elastic, sinks.splunk, sinks.datadog)) {
            assertThat(sink.events().toString()).contains("This is a test of the log sinks");
        }
        assertThat(said.at("/splunk/ok").asBoolean()).isTrue();
        assertThat(said.at("/splunk/status").asInt()).isEqualTo(200);
        assertThat(said.at("/splunk/answer").asString()).contains("Success");
        assertThat(said.at("/datadog/status").asInt()).isEqualTo(202);
        assertThat(said.at("/opentelemetry/ok").asBoolean()).isFalse();
        assertThat(said.at("/opentelemetry/error").asString()).isNotEmpty();

        sinks.splunk.down(FakeSplunk.code(403, 4, "Invalid token " + Sinks.KEY));
        JsonNode one = test("{\"sink\":\"splunk\"}").path("sinks");
        assertThat(one.propertyNames()).containsExactly("splunk");
        assertThat(one.at("/splunk/ok").asBoolean()).isFalse();
        assertThat(one.at("/splunk/status").asInt()).isEqualTo(403);
        assertThat(one.toString()).contains("Invalid token").doesNotContain(Sinks.KEY);
    }

    private JsonNode test(String body) throws Exception {
        Reply reply = sinks.admin("POST", "/admin/logging/test", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }
}

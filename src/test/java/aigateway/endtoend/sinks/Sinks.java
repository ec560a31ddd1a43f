package aigateway.endtoend.sinks;

import aigateway.logs.sink.testing.FakeCollector;
import aigateway.logs.sink.testing.FakeDatadog;
import aigateway.logs.sink.testing.FakeElastic;
import aigateway.logs.sink.testing.FakeSink;
import aigateway.logs.sink.testing.FakeSplunk;
import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One fake of each sink, a provider, and a gateway before them.
final class Sinks implements AutoCloseable {
    static final String KEY = "sink-key-0123456789";
    static final String CALL =
            "{\"model\":\"one/m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    final FakeElastic elastic = new FakeElastic("ApiKey " + KEY);
    final FakeSplunk splunk = new FakeSplunk(KEY);
    final FakeDatadog datadog = new FakeDatadog(KEY);
    final FakeCollector collector = new FakeCollector();
    final FakeProvider provider = FakeProvider.start().always(OpenAi.completion("Hi"));
    private @Nullable GatewayTester gateway;
    private @Nullable Caller admin;

    /// Starts the gateway with these lines in `[defaultLoggingConfig]`.
    GatewayTester start(String... lines) {
        GatewayTester started = GatewayTester.start(config(lines));
        gateway = started;
        admin = new Caller("http://127.0.0.1:" + started.adminPort());
        return started;
    }

    String config(String... lines) {
        return GatewayTester.provider("one", "openai", provider)
                + "[defaultLoggingConfig]\n"
                + String.join("\n", lines)
                + "\n";
    }

    String elasticOn() {
        return on("ElasticSearch", "elasticSearchEndpoint", elastic, "elasticApiKey");
    }

    String splunkOn() {
        return on("Splunk", "splunkEndpoint", splunk, "splunkToken");
    }

    String datadogOn() {
        return on("Datadog", "datadogEndpoint", datadog, "datadogApiKey");
    }

    String collectorOn() {
        return "enableOpenTelemetry = true\nopenTelemetryEndpoint = \"" + collector.url() + "\"";
    }

    private static String on(String name, String endpoint, FakeSink sink, String key) {
        return "enable%s = true\n%s = \"%s\"\n%s = \"%s\""
                .formatted(name, endpoint, sink.url(), key, KEY);
    }

    GatewayTester gateway() {
        if (gateway == null) {
            throw new IllegalStateException("not started");
        }
        return gateway;
    }

    Reply admin(String method, String path, String body) throws Exception {
        if (admin == null) {
            throw new IllegalStateException("not started");
        }
        return admin.send(method, path, body);
    }

    /// What `/admin/logging` says of a sink.
    JsonNode status(String sink) throws Exception {
        return admin("GET", "/admin/logging", "").json().path("sinks").path(sink);
    }

    void awaitState(String sink, String state) throws InterruptedException {
        Eventually.holds(sink + " is " + state, () -> isIn(sink, state));
    }

    private boolean isIn(String sink, String state) {
        try {
            return status(sink).path("state").asString().equals(state);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// Makes calls one after another; their ids.
    List<String> calls(int count) throws Exception {
        List<String> ids = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            Reply reply = gateway().caller().chat(CALL);
            if (reply.status() != 200) {
                throw new AssertionError(reply.text());
            }
            ids.add(reply.header("x-request-id"));
        }
        return ids;
    }

    /// Waits until a sink has a line of each of these calls.
    static void awaitCalls(FakeSink sink, List<String> ids) throws InterruptedException {
        Eventually.holds("the calls are logged", () -> has(sink, ids));
    }

    static boolean has(FakeSink sink, List<String> ids) {
        String all = sink.events().toString();
        return ids.stream().allMatch(all::contains);
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        if (admin != null) {
            admin.close();
        }
        provider.close();
        List.of(elastic, splunk, datadog, collector).forEach(FakeSink::close);
    }
}

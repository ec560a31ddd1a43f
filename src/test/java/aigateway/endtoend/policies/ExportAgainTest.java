package aigateway.endtoend.policies;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was changed while running is in the exported file, and the file starts the same gateway.
class ExportAgainTest {
    private static final List<String> SHOWN =
            List.of(
                    "systemprompt",
                    "guardrails",
                    "ratelimit",
                    "ratelimit/clients",
                    "cache",
                    "logging",
                    "routes");

    private final FakeProvider fake = FakeProvider.start();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void startsTheSameGatewayAgain() throws Exception {
        String file =
                """
                systemPrompt = "of the file"
                cacheTTLSeconds = 60
                [guardrails]
                bannedPhrases = ["of the file"]
                """
                        + GatewayTester.provider("one", "openai", fake);
        try (GatewayTester first = GatewayTester.start(file);
                Caller admin = admin(first)) {
            change(admin, "systemprompt", "{\"prompt\":\"Say \\\"so\\\".\\n\\tÜber ${all}.\"}");
            change(
                    admin,
                    "guardrails",
                    """
                    {"bannedPhrases":["bad \\"word\\"","zwei\\nwörter"],"minLength":2,"maxLength":99,
                     "requireDisclaimer":true,"disclaimer":"So'ne \\\\ Sache"}\
                    """);
            change(
                    admin,
                    "ratelimit",
                    "{\"name\":\"all\",\"requestsPerWindow\":7,\"windowSeconds\":30}");
            change(
                    admin,
                    "ratelimit/clients",
                    """
                    {"clientIP":"10.1.2.3","name":"one","requestsPerWindow":3,"windowSeconds":5}\
                    """);
            change(
                    admin,
                    "logging",
                    """
                    {"enableSplunk":true,"splunkEndpoint":"http://127.0.0.1:1/x",
                     "splunkToken":"token-0123456789"}\
                    """);
            change(
                    admin,
                    "routes",
                    "{\"name\":\"r\",\"endpoint\":\"http://127.0.0.1:2/x\",\"enableCache\":false}");
            String toml = admin.send("GET", "/admin/config/export", "").text();
            Map<String, String> secrets =
                    Map.of("ONE_API_KEY", "k", "SPLUNK_TOKEN", "token-0123456789");

            try (GatewayTester again = GatewayTester.start(toml, secrets, 60_000);
                    Caller admin2 = admin(again)) {
                for (String name : SHOWN) {
                    assertThat(shown(admin2, name)).as(name).isEqualTo(shown(admin, name));
                }
            }
        }
    }

    private static JsonNode shown(Caller admin, String name) throws Exception {
        Reply reply = admin.send("GET", "/admin/" + name, "");
        JsonNode json = reply.json();
        if (json instanceof ObjectNode object) {
            // how the sinks fare is not how they are set
            object.remove("sinks");
        }
        return json;
    }

    private static Caller admin(GatewayTester gateway) {
        return new Caller("http://127.0.0.1:" + gateway.adminPort());
    }

    private static void change(Caller admin, String name, String json) throws Exception {
        Reply reply = admin.send("POST", "/admin/" + name, json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }
}

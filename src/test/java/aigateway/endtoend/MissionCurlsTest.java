package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aigateway.testing.Caller;
import aigateway.testing.GatewayTester;
import aigateway.testing.MissionCurls;
import aigateway.testing.Reply;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands that users were told work on the whole gateway, and calls obey them.
class MissionCurlsTest {
    private static final String HELLO =
            "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private GatewayTester gateway;
    private Caller admin;

    @BeforeEach
    void start() {
        gateway = GatewayTester.start("[[providers]]\nkind = \"demo\"\n[cache]\nenabled = true\n");
        admin = new Caller("http://localhost:" + gateway.adminPort());
    }

    @AfterEach
    void stop() {
        admin.close();
        gateway.close();
    }

    @Test
    void answersTheRealCurl() throws IOException, InterruptedException {
        assumeTrue(MissionCurls.hasCurl(), "skipped: there is no curl on this machine");
        MissionCurls.check(MissionCurls.curl(gateway.adminPort()), false);
    }

    @Test
    void answersTheSameRequests() throws IOException, InterruptedException {
        MissionCurls.check(MissionCurls.caller(admin), false);

        Reply reply = gateway.caller().chat(HELLO);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("RateLimit-Limit")).isEqualTo("5");
        assertThat(json("/admin/cache").size()).isEqualTo(1);
        JsonNode entries = json("/admin/audit").path("entries");
        assertThat(entries.at("/0/action").asString()).isEqualTo("cache cleared");
        assertThat(entries.valueStream().skip(1).map(one -> one.path("setting").asString()))
                .containsExactly("guardrails", "systemprompt", "ratelimit");
        assertThat(admin.send("GET", "/admin/config/export", "").text())
                .contains(
                        "systemPrompt = \"respond only in chinese\"",
                        "bannedPhrases = [\"obscene\", \"words\"]",
                        "requestsPerWindow = 5");
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(admin.send("GET", path, "").text());
    }
}

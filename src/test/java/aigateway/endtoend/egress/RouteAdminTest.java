package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Caller;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `/admin/routes` and what it changes.
class RouteAdminTest {
    private static final String TOKEN = "admin-token-0123456789";
    private final FakeProvider api = FakeProvider.start().always(Answers.json("{}"));
    private GatewayTester gateway;
    private Caller admin;

    @BeforeEach
    void start() {
        gateway =
                GatewayTester.start(
                        Egresses.PROVIDER
                                + Egresses.route(
                                        "filed",
                                        api.port(),
                                        "",
                                        "authorization = \"${ROUTE_TOKEN}\"",
                                        "headers = { X-Key = \"${ROUTE_KEY}\" }"),
                        Map.of(
                                "ROUTE_TOKEN",
                                "Bearer of-the-file-0123",
                                "ROUTE_KEY",
                                "key-4567890123"),
                        60_000);
        admin = new Caller("http://127.0.0.1:" + gateway.adminPort());
    }

    @AfterEach
    void stop() {
        admin.close();
        gateway.close();
        api.close();
    }

    private Reply admin(String method, String path, String body) throws Exception {
        return admin.send(method, path, body, "authorization", "Bearer " + TOKEN);
    }

    private Reply set(String name, String more) throws Exception {
        String json =
                "{\"name\":\"%s\",\"endpoint\":\"http://127.0.0.1:%d/in\"%s}"
                        .formatted(name, api.port(), more);
        return admin("POST", "/admin/routes", json);
    }

    private int call(String name) throws Exception {
        return gateway.caller().send("GET", "/apis/" + name + "/x", "").status();
    }

    @Test
    void addsReplacesAndEndsOneRoute() throws Exception {
        assertThat(call("two")).isEqualTo(404);
        Reply done = set("two", ",\"enableCache\":false,\"enableRateLimit\":true");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("status").asString()).isNotEmpty();
        assertThat(call("two")).isEqualTo(200);
        assertThat(call("filed")).isEqualTo(200);
        Reply all = admin("GET", "/admin/routes", "");
        assertThat(all.json().propertyNames()).containsExactly("filed", "two");
        assertThat(all.json().at("/two/endpoint").asString())
                .isEqualTo("http://127.0.0.1:" + api.port() + "/in");
        assertThat(all.json().at("/two/enableCache").asBoolean()).isFalse();
        assertThat(all.json().at("/two/enableRateLimit").asBoolean()).isTrue();
        assertThat(all.text()).doesNotContain("of-the-file", "key-");
        assertThat(admin("POST", "/admin/routes", "").text()).isEqualTo(all.text());
        Reply one = admin("GET", "/admin/routes/two", "");
        assertThat(one.json()).isEqualTo(all.json().path("two"));
        Reply sums = admin("GET", "/admin/routes/two/stats", "");
        assertThat(sums.json().path("calls").asInt()).isEqualTo(1);
        set("two", "");
        assertThat(admin("GET", "/admin/routes/two", "").json().path("enableCache").asBoolean())
                .isTrue();
        assertThat(admin("DELETE", "/admin/routes/two", "").status()).isEqualTo(200);
        assertThat(call("two")).isEqualTo(404);
        assertThat(admin("DELETE", "/admin/routes/two", "").status()).isEqualTo(404);
        assertThat(admin("GET", "/admin/routes/two", "").status()).isEqualTo(404);
        assertThat(admin("GET", "/admin/routes/two/stats", "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://metadata.google.internal",
                "http://[fe80::1]",
                "http://224.0.0.1",
                "http://2130706433",
                "file:///etc/passwd",
                "gopher://x",
                "http://u:p@h",
                ""
            })
    void refusesEndpointsNamingTheField(String endpoint) throws Exception {
        Reply refused =
                admin(
                        "POST",
                        "/admin/routes",
                        "{\"name\":\"bad\",\"endpoint\":\"" + endpoint + "\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/param").asString()).isEqualTo("endpoint");
        assertThat(refused.errorMessage()).startsWith("`endpoint` ");
        assertThat(admin("GET", "/admin/routes/bad", "").status()).isEqualTo(404);
    }

    @Test
    void refusesNamesNamingTheField() throws Exception {
        for (String name : new String[] {"a/b", "v1", "apis", "..", ""}) {
            Reply refused = set(name, "");
            assertThat(refused.status()).as(name).isEqualTo(400);
            assertThat(refused.json().at("/error/param").asString()).as(name).isEqualTo("name");
        }
    }

    @Test
    void keepsCredentialsThatAreSentBackMasked() throws Exception {
        Reply shown = admin("GET", "/admin/routes/filed", "");
        assertThat(shown.json().path("authorization").asString()).isEqualTo("****0123");
        assertThat(shown.json().at("/headers/x-key").asString()).isEqualTo("****0123");
        assertThat(admin("POST", "/admin/routes", shown.text()).status()).isEqualTo(200);
        call("filed");
        assertThat(api.request().header("authorization")).isEqualTo("Bearer of-the-file-0123");
        assertThat(api.request().header("x-key")).isEqualTo("key-4567890123");
        Reply elsewhere =
                admin(
                        "POST",
                        "/admin/routes",
                        shown.text().replace("127.0.0.1:" + api.port(), "127.0.0.1:1"));
        assertThat(elsewhere.status()).isEqualTo(400);
    }

    @Test
    void hasAHistoryAndAWayBack() throws Exception {
        set("two", "");
        set("three", "");
        Reply history = admin("GET", "/admin/settings/routes/history", "");
        assertThat(history.text()).contains("three").doesNotContain("of-the-file");
        assertThat(admin("POST", "/admin/settings/routes/rollback", "{\"version\":1}").status())
                .isEqualTo(200);
        assertThat(call("three")).isEqualTo(404);
        assertThat(call("two")).isEqualTo(200);
        assertThat(admin("DELETE", "/admin/settings/routes", "").status()).isEqualTo(200);
        assertThat(call("two")).isEqualTo(404);
        assertThat(call("filed")).isEqualTo(200);
    }

    @Test
    void isWrittenInTheExportAndReadBack() throws Exception {
        set(
                "two",
                ",\"enableCache\":false,\"authorization\":\"Bearer x-0123456789\","
                        + "\"headers\":{\"x-b\":\"secret-0123\"},\"idleTimeoutSeconds\":2.5");
        String toml = admin("GET", "/admin/config/export", "").text();
        assertThat(toml)
                .contains("[[routes]]", "${ROUTE_TOKEN}", "${TWO_AUTHORIZATION}", "${TWO_X_B}")
                .contains("idleTimeoutSeconds = 2.5")
                .doesNotContain("of-the-file", "x-0123456789", "secret-0123", "reach");
        Map<String, String> secrets =
                Map.of(
                        "ROUTE_TOKEN", "r",
                        "ROUTE_KEY", "k",
                        "TWO_AUTHORIZATION", "Bearer again",
                        "TWO_X_B", "b",
                        "ONE_API_KEY", "key",
                        "GATEWAY_ADMIN_TOKEN", "t");
        try (GatewayTester again = GatewayTester.start(toml, secrets, 60_000)) {
            assertThat(again.caller().send("GET", "/apis/two/x", "").status()).isEqualTo(200);
            assertThat(api.request().header("authorization")).isEqualTo("Bearer again");
            assertThat(api.request().header("x-b")).isEqualTo("b");
            assertThat(api.request().target()).isEqualTo("/in/x");
        }
    }
}

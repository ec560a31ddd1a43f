package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/admin/providers` and `/admin/routing`.
class ProvidersResourceTest {
    private static final String TEST = "POST /admin/providers/one/test";
    private static final String EXPLAIN = "POST /admin/routing/explain";

    @TempDir private Path data;
    private AdminFixture admin;

    @BeforeEach
    void start() throws IOException {
        admin = new AdminFixture(AdminAccess.open("127.0.0.1", null, data));
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void showsBoth() throws IOException {
        assertThat(admin.json("GET /admin/providers", "").body()).contains("\"leftOut\"");
        assertThat(admin.json("GET /admin/routing", "").body()).contains("\"aliases\"");
    }

    @Test
    void testsAProviderAndRemembersWhoDid() throws IOException {
        assertThat(admin.json(TEST, "").json().path("model").asString()).isEqualTo("null");
        assertThat(admin.json(TEST, "{}").json().path("model").asString()).isEqualTo("null");
        assertThat(admin.json(TEST, "{\"model\":\"m\"}").json().path("model").asString())
                .isEqualTo("m");
        assertThat(admin.actions.newest(9))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.action()).isEqualTo("provider tested: one"));
    }

    @Test
    void refusesTestsThatCannotBe() throws IOException {
        HttpText unknown = admin.json("POST /admin/providers/none/test", "");
        HttpText busy = admin.json("POST /admin/providers/busy/test", "");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/error/message").asString()).contains("`none`");
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().at("/error/code").asString()).isEqualTo("test_under_way");
        for (String body :
                new String[] {"{\"model\":7}", "{\"model\":\" \"}", "{\"modle\":\"m\"}"}) {
            assertThat(admin.json(TEST, body).status()).as(body).isEqualTo(400);
        }
        assertThat(admin.json(TEST, "{\"model\":7}").json().at("/error/param").asString())
                .isEqualTo("model");
    }

    @Test
    void handsOnAQuestionAsItIs() throws IOException {
        String request = "{\"model\": \"gr\u00fc\u00df\", \"n\":1.0}";

        assertThat(admin.json(EXPLAIN, "{\"request\":" + request + "}").body())
                .isEqualTo("[\"null\"," + request + "]");
        assertThat(admin.json(EXPLAIN, "{\"provider\":null,\"request\":3}").body())
                .isEqualTo("[\"null\",3]");
        assertThat(admin.json(EXPLAIN, "{\"provider\":\"x\",\"request\":[]}").body())
                .isEqualTo("[\"x\",[]]");
        assertThat(admin.json(EXPLAIN, "{}").json().at("/error/param").asString())
                .isEqualTo("request");
        assertThat(admin.json(EXPLAIN, "{\"provider\":7,\"request\":{}}").status()).isEqualTo(400);
        assertThat(admin.json(EXPLAIN, "{\"model\":\"x\",\"request\":{}}").status()).isEqualTo(400);
        assertThat(admin.json(EXPLAIN, "").status()).isIn(400, 415);
        assertThat(admin.actions.newest(9)).isEmpty();
    }
}

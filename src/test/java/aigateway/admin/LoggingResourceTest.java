package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `/admin/logging` beside the settings that it shows.
class LoggingResourceTest {
    private static final String TEST = "POST /admin/logging/test";

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
    void showsTheKeysAndHowItStands() throws IOException {
        String json = "{\"enableElasticSearch\":true,\"elasticSearchEndpoint\":\"x\"}";
        HttpText change = admin.json("POST /admin/logging", json);
        HttpText shown = admin.json("GET /admin/logging", "");

        assertThat(change.json().path("status").asString()).endsWith("updated successfully");
        assertThat(shown.body())
                .isEqualTo(json.replace("}", ",\"sinks\":{\"splunk\":{\"state\":\"up\"}}}"));
        assertThat(shown.fields().get("etag")).isEqualTo(change.fields().get("etag"));
        assertThat(admin.json("POST /admin/logging", "").body()).isEqualTo(shown.body());
    }

    @Test
    void triesSinks() throws IOException {
        assertThat(admin.json(TEST, "").json().at("/sinks/splunk/ok").asBoolean()).isTrue();
        assertThat(admin.json(TEST, "{}").status()).isEqualTo(200);
        assertThat(admin.json(TEST, "{\"sink\":\"splunk\"}").status()).isEqualTo(200);
        assertThat(admin.actions.newest(9)).hasSize(3);
    }

    @Test
    void namesTheFieldThatIsWrong() throws IOException {
        for (String body :
                new String[] {"{\"sink\":\"spelunk\"}", "{\"sink\":7}", "{\"sink\":\" \"}"}) {
            HttpText answer = admin.json(TEST, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/error/param").asString()).isEqualTo("sink");
        }
        assertThat(admin.json(TEST, "{\"sinks\":\"splunk\"}").status()).isEqualTo(400);
    }
}

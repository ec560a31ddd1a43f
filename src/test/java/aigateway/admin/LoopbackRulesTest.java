package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On loopback everything local gets in and no web page does.
class LoopbackRulesTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8081",
                "LocalHost:1",
                "127.0.0.1",
                "127.0.0.1:8081",
                "[::1]",
                "[::1]:8081"
            })
    void letsLocalNamesIn(String host) throws IOException {
        assertThat(admin.status("GET /admin/config", "Host: " + host)).isEqualTo(200);
        assertThat(admin.status("GET /health/live", "Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8081",
                "localhost.evil.example",
                "evil-localhost",
                "127.0.0.1.evil.example",
                "127.0.0.2",
                "0.0.0.0:8081",
                "localhost.",
                "[::2]:8081",
                "2130706433"
            })
    void refusesNamesThatMerelyResolveToIt(String host) throws IOException {
        for (String start : new String[] {"GET /admin/config", "GET /health/live", "GET /x"}) {
            String answer = admin.ask(start, "Host: " + host);
            assertThat(answer).startsWith("HTTP/1.1 403 ").contains("permission_error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:",
                "localhost:x",
                "localhost:80:80",
                "localhost@evil.example",
                "evil.example/localhost",
                "evil.example#@localhost",
                ""
            })
    void refusesWhatIsNoHost(String host) throws IOException {
        assertThat(admin.status("GET /admin/config", "Host: " + host)).isIn(400, 403);
    }

    @Test
    void doesNotTakeTheHostFromElsewhere() throws IOException {
        assertThat(
                        admin.status(
                                "GET /admin/config",
                                "Host: evil.example",
                                "X-Forwarded-Host: localhost",
                                "Forwarded: host=localhost"))
                .isEqualTo(403);
        assertThat(admin.status("GET http://localhost/admin/config", "Host: evil.example"))
                .isIn(400, 403, 404);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8081, localhost:8081",
        "http://127.0.0.1:8081, localhost:8081",
        "http://localhost, localhost",
        "https://localhost:8081, 127.0.0.1:8081"
    })
    void letsItsOwnPagesIn(String origin, String host) throws IOException {
        assertThat(admin.status("GET /admin/config", "Host: " + host, "Origin: " + origin))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, localhost:8081",
        "http://evil.example:8081, localhost:8081",
        "http://localhost:3000, localhost:8081",
        "http://localhost, localhost:8081",
        "http://localhost:8081.evil.example, localhost:8081",
        "null, localhost:8081",
        "file://, localhost:8081",
        "chrome-extension://localhost:8081, localhost:8081",
        "localhost:8081, localhost:8081"
    })
    void refusesPagesOfOtherOrigins(String origin, String host) throws IOException {
        assertThat(admin.status("GET /admin/config", "Host: " + host, "Origin: " + origin))
                .isEqualTo(403);
    }

    @Test
    void refusesTwoOriginsIfOneIsForeign() throws IOException {
        assertThat(
                        admin.status(
                                "GET /admin/config",
                                "Host: localhost:8081",
                                "Origin: http://localhost:8081",
                                "Origin: http://evil.example"))
                .isEqualTo(403);
    }
}

package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.logs.Log;
import aigateway.model.Bytes;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AdminServerTest {
    private static final String HOST = "Host: localhost";

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
    @ValueSource(strings = {"/health/live", "/health/ready", "/livez", "/readyz"})
    void tellsThatItIsWell(String path) throws IOException {
        String answer = admin.ask("GET " + path, HOST);
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(json(answer).path("status").asString()).isIn("live", "ready");
    }

    @Test
    void isLiveButNotReadyWhileStartingOrStopping() throws IOException {
        admin.ready = false;
        assertThat(admin.status("GET /health/live", HOST)).isEqualTo(200);
        assertThat(admin.status("GET /health/ready", HOST)).isEqualTo(503);
        assertThat(json(admin.ask("GET /readyz", HOST)).path("status").asString())
                .isEqualTo("not ready");
    }

    @Test
    void showsTheConfigurationAsItIs() throws IOException {
        admin.config = Bytes.utf8("{\"problems\":[\"Config.toml:1:2: grün\"]}");
        String answer = admin.ask("GET /admin/config?x=y", HOST);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("application/json");
        assertThat(answer).endsWith("\r\n\r\n" + admin.config.utf8());
    }

    @Test
    void tellsWhatRunsAndHowToReachIt() throws IOException {
        JsonNode about = admin.json("GET /admin/about", "", "Accept: application/json").json();
        assertThat(about.path("apiUrl").asString()).isEqualTo("https://localhost:8080/v1");
        assertThat(about.path("grpcAddress").asString()).isEqualTo("[::1]:8082");
        assertThat(about.path("adminUrl").asString()).isEqualTo("http://localhost");
        assertThat(about.path("warnings").toString()).isEqualTo("[\"so\"]");
    }

    @Test
    void holdsMemoryForARequestOfThePages() throws IOException {
        HttpText answer = admin.json("POST /admin/playground", "{\"a\": 1.50}", "Cookie: a=b");
        assertThat(answer.body()).isEqualTo("{\"a\": 1.50}");
        assertThat(answer.fields()).containsEntry("x-cache", "hit");
        assertThat(admin.playground.fields).containsOnlyKeys("content-type");
        assertThat(admin.playground.held).hasValue(0);
        admin.playground.roomy = false;
        assertThat(admin.json("POST /admin/playground", "{}").status()).isEqualTo(503);
        assertThat(admin.lines).noneMatch(line -> line.contains("playground"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/",
                "/admin/config/",
                "/admin//config",
                "/admin/./config",
                "/health/../admin/config",
                "/admin%2Fconfig",
                "/admin/confi%67",
                "/admin/config;a=b",
                "/ADMIN/config"
            })
    void knowsOnlyItsPathsAsTheyAreWritten(String path) throws IOException {
        String answer = admin.ask("GET " + path, HOST);
        assertThat(answer).startsWith("HTTP/1.1 404 ");
        assertThat(json(answer).path("error").propertyNames())
                .containsExactly("message", "type", "param", "code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"})
    void namesTheMethodsOfAPath(String method) throws IOException {
        String answer = admin.ask(method + " /admin/config", HOST);
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: GET, HEAD\r\n");
        assertThat(json(answer).path("error").path("message").asString()).startsWith(method);
    }

    @Test
    void answersHeadWithoutABody() throws IOException {
        assertThat(admin.ask("HEAD /health/live", HOST))
                .startsWith("HTTP/1.1 200 ")
                .contains("\r\nContent-Length: 17\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void keepsAConnectionThatIsNotToBeClosed() throws IOException {
        String first = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String head = "HEAD /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String post =
                "POST /admin/config HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody";
        String last = "GET /admin/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String answers = admin.send(first + head + post + last);
        assertThat(answers.split("HTTP/1\\.1 (?=[0-9])", -1)).hasSize(5);
        assertThat(answers).contains("HTTP/1.1 405 ").endsWith(admin.config.utf8());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /health/live", "GET /nothing", "POST /admin/config"})
    void forbidsBrowsersToGuessKeepOrFrame(String start) throws IOException {
        assertThat(admin.ask(start, HOST))
                .containsIgnoringCase("\r\nx-content-type-options: nosniff\r\n")
                .containsIgnoringCase("\r\ncache-control: no-store\r\n")
                .containsIgnoringCase("frame-ancestors 'none'\r\n")
                .containsIgnoringCase("\r\ncross-origin-resource-policy: same-origin\r\n")
                .doesNotContainIgnoringCase("access-control-allow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /health/live HTTP/1.1\r\n\r\n",
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                "GET /health/live HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
                "GET /health/live HTTP/9.9\r\nHost: localhost\r\n\r\n"
            })
    void answersInJsonEvenWhatIsNoHttp(String text) throws IOException {
        String answer = admin.send(text);
        assertThat(answer).startsWith("HTTP/1.1 4").contains("no-store");
        assertThat(json(answer).path("error").path("type").asString())
                .isEqualTo("invalid_request_error");
    }

    @Test
    void reportsADefectWithoutShowingIt() throws IOException {
        admin.config = Bytes.EMPTY;
        String answer = admin.ask("GET /admin/config", HOST);
        assertThat(answer).startsWith("HTTP/1.1 500 ").doesNotContain("broken view");
        assertThat(json(answer).path("error").path("type").asString()).isEqualTo("server_error");
        assertThat(admin.lines).anyMatch(line -> line.contains("broken view"));
    }

    @Test
    void saysThatAPortIsInUse() throws IOException {
        AdminServer second =
                new AdminServer(
                        List.of(), AdminAccess.open("127.0.0.1", null, data), new Log(line -> {}));
        assertThatThrownBy(() -> second.start("127.0.0.1", admin.port()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + admin.port())
                .hasMessageContaining("in use");
        second.stop();
    }

    @Test
    void listensNoLongerThanItShould() {
        admin.close();
        assertThatThrownBy(() -> admin.ask("GET /health/live", HOST))
                .isInstanceOf(ConnectException.class);
    }

    private static JsonNode json(String answer) {
        return JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}

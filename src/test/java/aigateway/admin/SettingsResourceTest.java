package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What all settings have in common: versions, preconditions, credentials, the audit log.
class SettingsResourceTest {
    private static final String PROMPT = "/admin/systemprompt";

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
    void listsAllSettingsWithBothValues() throws IOException {
        admin.settings.file("systemprompt", "{\"prompt\":\"of the file\"}");
        set("changed");

        HttpText all = admin.json("GET /admin/settings", "");
        assertThat(all.json().path("settings").findValuesAsString("name"))
                .containsExactly(
                        "systemprompt", "guardrails", "ratelimit", "cache", "logging", "routes");
        HttpText one = admin.json("GET /admin/settings/systemprompt", "");
        assertThat(one.body())
                .isEqualTo(
                        "{\"name\":\"systemprompt\",\"value\":{\"prompt\":\"changed\"},"
                                + "\"fileValue\":{\"prompt\":\"of the file\"},\"overridden\":true,"
                                + "\"version\":1,\"etag\":\"\\\"systemprompt-1\\\"\"}");
        assertThat(one.fields().get("etag")).isEqualTo("\"systemprompt-1\"");
    }

    @Test
    void returnsToTheFileAndToEarlierVersions() throws IOException {
        set("one");
        set("two");
        assertThat(rollback("{\"version\":1}").status()).isEqualTo(200);
        assertThat(admin.settings.value("systemprompt")).contains("one");
        assertThat(rollback("{\"version\":9}").status()).isEqualTo(404);
        assertThat(admin.json("DELETE /admin/settings/systemprompt", "").status()).isEqualTo(200);
        assertThat(admin.json("GET " + PROMPT, "").body()).isEqualTo("{\"prompt\":\"\"}");

        HttpText history = admin.json("GET /admin/settings/systemprompt/history", "");
        assertThat(history.json().path("versions").findValuesAsString("action"))
                .containsExactly("reset", "rollback", "change", "change");
        assertThat(history.json().at("/versions/0/value").isNull()).isTrue();
        assertThat(history.json().at("/versions/1/diff/0/before/prompt").asString())
                .isEqualTo("two");
        assertThat(admin.json("GET /admin/audit?limit=2", "").json().path("entries").size())
                .isEqualTo(2);
        assertThat(admin.json("GET /admin/audit", "").json().at("/entries/0/actor").asString())
                .isEqualTo("local@127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /admin/settings/x",
                "DELETE /admin/settings/x",
                "GET /admin/settings/x/history",
                "POST /admin/settings/x/rollback",
                "POST /admin/settings/x"
            })
    void knowsNoOtherSettings(String start) throws IOException {
        String body = start.startsWith("POST") ? "{\"version\":1}" : "";
        assertThat(admin.json(start, body).status()).isEqualTo(404);
    }

    @Test
    void changesAnySettingByItsName() throws IOException {
        String json = "{\"enabled\":false,\"ttlSeconds\":7,\"maxBytes\":1}";
        assertThat(admin.json("POST /admin/settings/cache", json).status()).isEqualTo(200);
        assertThat(admin.settings.value("cache")).isEqualTo(json);
        assertThat(admin.json("POST /admin/settings/cache", "{\"ttl\":7}").param())
                .isEqualTo("ttl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /admin/systemprompt | {\"prompt\":\"mine\"} | systemprompt",
                "POST /admin/settings/systemprompt | {\"prompt\":\"mine\"} | systemprompt",
                "DELETE /admin/settings/systemprompt | '' | systemprompt",
                "POST /admin/settings/systemprompt/rollback | {\"version\":1} | systemprompt",
                "POST /admin/ratelimit | {\"name\":\"a\",\"requestsPerWindow\":1} | ratelimit",
                "DELETE /admin/ratelimit | '' | ratelimit",
                "POST /admin/ratelimit/clients |"
                        + " {\"clientIP\":\"::1\",\"name\":\"a\",\"requestsPerWindow\":1} |"
                        + " ratelimit",
                "DELETE /admin/ratelimit/clients/1.1.1.1 | '' | ratelimit"
            })
    void letsNoEditorOverwriteAnother(String start, String body, String name) throws IOException {
        set("theirs");
        admin.json(
                "POST /admin/ratelimit/clients",
                "{\"clientIP\":\"1.1.1.1\",\"name\":\"a\",\"requestsPerWindow\":1}");
        String before = admin.settings.value(name);
        String now = "\"" + name + "-1\"";

        for (String old : new String[] {"\"" + name + "-0\"", "W/" + now, "\"x\", \"y\""}) {
            HttpText refused = admin.json(start, body, "If-Match: " + old);
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.fields().get("etag")).isEqualTo(now);
        }
        assertThat(admin.json(start, body, "If-Match: systemprompt-1").status()).isEqualTo(400);
        assertThat(admin.settings.value(name)).isEqualTo(before);

        HttpText done = admin.json(start, body, "If-Match: \"x\", " + now);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.fields().get("etag")).isEqualTo("\"" + name + "-2\"");
        assertThat(admin.json("POST " + PROMPT, "{\"prompt\":\"\"}", "If-Match: *").status())
                .isEqualTo(200);
    }

    @Test
    void refusesAPreconditionWhereThereIsNoTag() throws IOException {
        assertThat(admin.json("DELETE /admin/cache", "", "If-Match: \"x\"").status())
                .isEqualTo(400);
    }

    @Test
    void findsAConflictBetweenLookingAndChanging() throws IOException {
        admin.settings.before =
                () -> {
                    admin.settings.before = () -> {};
                    set("theirs");
                };
        HttpText refused =
                admin.json(
                        "POST " + PROMPT, "{\"prompt\":\"mine\"}", "If-Match: \"systemprompt-0\"");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(admin.settings.value("systemprompt")).contains("theirs");
    }

    @Test
    void saysThatAChangeCannotBeKept() throws IOException {
        admin.settings.full = true;
        HttpText answer = admin.json("POST " + PROMPT, "{\"prompt\":\"x\"}");
        assertThat(answer.status()).isEqualTo(507);
        assertThat(answer.json().at("/error/code").asString()).isEqualTo("not_kept");
        assertThat(answer.json().at("/error/message").asString()).contains("no space left");
    }

    @Test
    void showsNoCredentialAnywhere() throws IOException {
        String secret = "very-secret-key-0001";
        String json = "{\"enableElasticSearch\":true,\"elasticApiKey\":\"%s\"}";
        admin.json("POST /admin/logging", json.formatted(secret));
        String shown = admin.json("GET /admin/logging", "").body();
        assertThat(shown).startsWith(json.formatted("****0001").replace("}", ",\"sinks\""));
        for (String path :
                new String[] {
                    "/admin/settings",
                    "/admin/settings/logging",
                    "/admin/settings/logging/history",
                    "/admin/audit"
                }) {
            assertThat(admin.json("GET " + path, "").body())
                    .contains("****0001")
                    .doesNotContain("very-secret");
        }
        assertThat(admin.lines).noneMatch(line -> line.contains("very-secret"));
    }

    @Test
    void logsEveryAttemptToChangeSomething() throws IOException {
        set("x");
        admin.json("POST " + PROMPT, "{");
        admin.json("DELETE /admin/cache", "", "Origin: http://evil.example");
        admin.json("POST " + PROMPT, "");
        admin.json("GET " + PROMPT, "");

        assertThat(admin.lines.stream().filter(line -> line.contains("by the admin API")))
                .hasSize(3)
                .allMatch(line -> line.contains("\"actor\":\"local@127.0.0.1\""))
                .anyMatch(line -> line.contains("\"INFO\"") && line.contains("\"status\":200"))
                .anyMatch(line -> line.contains("\"WARN\"") && line.contains("\"status\":400"))
                .anyMatch(line -> line.contains("\"WARN\"") && line.contains("\"status\":403"));
    }

    private void set(String prompt) {
        try {
            String json = "{\"prompt\":\"" + prompt + "\"}";
            assertThat(admin.json("POST " + PROMPT, json).status()).isEqualTo(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpText rollback(String body) throws IOException {
        return Objects.requireNonNull(
                admin.json("POST /admin/settings/systemprompt/rollback", body));
    }
}

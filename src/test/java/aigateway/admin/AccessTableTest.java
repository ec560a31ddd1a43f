package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in where, and with what: every route times every way to try it. A new route needs a
/// row.
class AccessTableTest {
    private static final String TOKEN = "correct-horse-battery";
    private static final String RIGHT = "Authorization: Bearer " + TOKEN;
    private static final String LOCAL = "Host: localhost:8081";
    private static final String FAR = "Host: gateway.example:8081";
    private static final String JSON = "Content-Type: application/json";
    private static final String SIGN_IN = "{\"token\":\"" + TOKEN + "\"}";
    private static final String PLAN =
            "{\"name\":\"a\",\"requestsPerWindow\":1,\"windowSeconds\":1}";

    /// @param path as the route has it
    /// @param sent the path that is asked for
    /// @param body a good one; empty for routes that take none
    /// @param status of a request that is let in
    private record Row(
            String method, String path, String sent, Role role, String body, int status) {}

    private static Row open(String path) {
        return new Row("GET", path, path.replace("{screen}", "x"), Role.PUBLIC, "", 200);
    }

    private static Row admin(String method, String path, String body) {
        String sent =
                path.replace("{name}", "systemprompt")
                        .replace("{key}", "k")
                        .replace("{ip}", "::1")
                        .replace("{number}", "7");
        return new Row(method, path, sent, Role.ADMIN, body, 200);
    }

    private static final List<Row> TABLE =
            List.of(
                    open("/"),
                    open("/admin/dashboard"),
                    open("/admin/dashboard/"),
                    open("/admin/dashboard/{screen}"),
                    new Row("GET", "/admin/assets/{file}", "/admin/assets/a", Role.PUBLIC, "", 404),
                    open("/admin/session"),
                    new Row("POST", "/admin/session", "/admin/session", Role.PUBLIC, SIGN_IN, 200),
                    new Row("DELETE", "/admin/session", "/admin/session", Role.PUBLIC, "", 200),
                    open("/health/live"),
                    open("/health/ready"),
                    open("/livez"),
                    open("/readyz"),
                    admin("GET", "/admin/about", ""),
                    admin("POST", "/admin/playground", "{\"messages\":[]}"),
                    admin("GET", "/admin/config", ""),
                    admin("GET", "/admin/config/export", ""),
                    admin("GET", "/admin/stats", ""),
                    admin("GET", "/admin/series", ""),
                    admin("GET", "/admin/requests", ""),
                    admin("GET", "/admin/requests/{number}", ""),
                    admin("GET", "/admin/events", ""),
                    admin("GET", "/admin/providers", ""),
                    admin("POST", "/admin/providers/{name}/test", "{\"model\":\"x\"}"),
                    admin("GET", "/admin/routing", ""),
                    admin("POST", "/admin/routing/explain", "{\"request\":{}}"),
                    admin("GET", "/admin/openapi.json", ""),
                    admin("GET", "/admin/proto", ""),
                    admin("GET", "/admin/systemprompt", ""),
                    admin("POST", "/admin/systemprompt", "{\"prompt\":\"x\"}"),
                    admin("GET", "/admin/guardrails", ""),
                    admin("POST", "/admin/guardrails", "{\"minLength\":1}"),
                    admin("POST", "/admin/guardrails/test", "{\"text\":\"x\"}"),
                    admin("GET", "/admin/ratelimit", ""),
                    admin("POST", "/admin/ratelimit", PLAN),
                    admin("DELETE", "/admin/ratelimit", ""),
                    admin("GET", "/admin/ratelimit/clients", ""),
                    admin(
                            "POST",
                            "/admin/ratelimit/clients",
                            PLAN.replace("{", "{\"clientIP\":\"10.0.0.1\",")),
                    admin("DELETE", "/admin/ratelimit/clients/{ip}", ""),
                    admin("GET", "/admin/ratelimit/states", ""),
                    admin("GET", "/admin/cache", ""),
                    admin("DELETE", "/admin/cache", ""),
                    admin("GET", "/admin/cacheentries", ""),
                    admin("GET", "/admin/cache/{key}", ""),
                    admin("DELETE", "/admin/cache/{key}", ""),
                    admin("GET", "/admin/logging", ""),
                    admin("POST", "/admin/logging", "{\"enableElasticSearch\":false}"),
                    admin("POST", "/admin/logging/test", "{\"sink\":\"splunk\"}"),
                    admin("GET", "/admin/routes", ""),
                    admin(
                            "POST",
                            "/admin/routes",
                            "{\"name\":\"api\",\"endpoint\":\"http://127.0.0.1:9\"}"),
                    admin("GET", "/admin/routes/{name}", ""),
                    admin("DELETE", "/admin/routes/{name}", ""),
                    admin("GET", "/admin/routes/{name}/stats", ""),
                    admin("GET", "/admin/settings", ""),
                    admin("GET", "/admin/settings/{name}", ""),
                    admin("POST", "/admin/settings/{name}", "{\"prompt\":\"y\"}"),
                    admin("DELETE", "/admin/settings/{name}", ""),
                    admin("GET", "/admin/settings/{name}/history", ""),
                    admin("POST", "/admin/settings/{name}/rollback", "{\"version\":1}"),
                    admin("GET", "/admin/audit", ""));

    @TempDir private Path data;
    private AdminFixture loopback;
    private AdminFixture beyond;

    @BeforeEach
    void start() throws IOException {
        loopback = new AdminFixture(AdminAccess.open("127.0.0.1", null, data));
        beyond = new AdminFixture(AdminAccess.open("0.0.0.0", TOKEN, data, () -> 0));
    }

    @AfterEach
    void stop() {
        loopback.close();
        beyond.close();
    }

    @Test
    void hasARowForEveryRouteAndNoOther() {
        List<String> rows =
                TABLE.stream().map(r -> r.method() + " " + r.path() + " " + r.role()).toList();
        List<String> routes =
                routes().stream().map(r -> r.method() + " " + r.path() + " " + r.role()).toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void letsInWhoMayComeIn() throws IOException {
        for (Row row : TABLE) {
            assertThat(ask(loopback, row, LOCAL)).as(row + " on loopback").isEqualTo(row.status());
            assertThat(ask(beyond, row, FAR, RIGHT))
                    .as(row + " with token")
                    .isEqualTo(row.status());
        }
    }

    @Test
    void refusesWhoHasNoRightToken() throws IOException {
        for (Row row : TABLE) {
            int expected = row.role() == Role.PUBLIC ? row.status() : 401;
            assertThat(ask(beyond, row, FAR)).as(row + " without token").isEqualTo(expected);
            assertThat(ask(beyond, row, LOCAL)).as(row + " as localhost").isEqualTo(expected);
            for (String wrong :
                    new String[] {"Bearer wrong", "Basic " + TOKEN, "Bearer " + TOKEN + "x", ""}) {
                // a gateway of its own for each try: an address may not try many
                try (AdminFixture fresh =
                        new AdminFixture(AdminAccess.open("0.0.0.0", TOKEN, data, () -> 0))) {
                    assertThat(ask(fresh, row, FAR, "Authorization: " + wrong))
                            .as(row + " with " + wrong)
                            .isEqualTo(expected);
                    assertThat(fresh.settings.audit(1)).isEmpty();
                }
            }
        }
    }

    @Test
    void letsASessionComeOnlyFromTheOwnPages() throws IOException {
        for (Row row : TABLE) {
            boolean open = row.role() == Role.PUBLIC;
            boolean session = row.path().equals("/admin/session");
            boolean read = row.method().equals("GET");
            assertThat(forbidden(row)).as(row + " from nowhere").isEqualTo(!read && !open);
            for (String field :
                    new String[] {
                        "Origin: http://gateway.example:8081",
                        "Origin: https://GATEWAY.example:8081",
                        "Sec-Fetch-Site: same-origin",
                        "Sec-Fetch-Site: none"
                    }) {
                assertThat(forbidden(row, field)).as(row + " " + field).isFalse();
            }
            for (String field :
                    new String[] {
                        "Origin: http://evil.example",
                        "Origin: http://gateway.example",
                        "Origin: http://gateway.example:8082",
                        "Origin: http://gateway.example:8081.evil.example",
                        "Origin: ftp://gateway.example:8081",
                        "Origin: null",
                        "Sec-Fetch-Site: same-site",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-origin\r\nOrigin: http://evil.example"
                    }) {
                assertThat(forbidden(row, field))
                        .as(row + " " + field)
                        .isEqualTo(!open || (session && !read));
            }
        }
    }

    private boolean forbidden(Row row, String... fields) throws IOException {
        List<String> all = new ArrayList<>(List.of(FAR, cookie()));
        all.addAll(List.of(fields));
        int status = ask(beyond, row, all.toArray(String[]::new));
        assertThat(status).as(row.toString()).isNotEqualTo(401);
        return status == 403;
    }

    private String cookie() throws IOException {
        HttpText answer = beyond.json("POST /admin/session", SIGN_IN, "Origin: http://localhost");
        String set = answer.fields().get("set-cookie");
        return "Cookie: " + set.substring(0, set.indexOf(';'));
    }

    @Test
    void refusesWebPagesOnLoopback() throws IOException {
        for (Row row : TABLE) {
            for (String field :
                    new String[] {
                        "Origin: http://evil.example",
                        "Origin: null",
                        "Origin: http://localhost:3000",
                        "Origin: http://localhost:8081.evil.example",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-site"
                    }) {
                assertThat(ask(loopback, row, LOCAL, field)).as(row + " " + field).isEqualTo(403);
            }
            for (String host :
                    new String[] {"evil.example", "localhost.evil.example", "10.0.0.1"}) {
                assertThat(ask(loopback, row, "Host: " + host)).as(row + " " + host).isEqualTo(403);
            }
            assertThat(ask(loopback, row, LOCAL, "Origin: http://localhost:8081"))
                    .as(row + " from its own page")
                    .isEqualTo(row.status());
        }
    }

    @Test
    void refusesOtherMethodsThanTheRoutes() throws IOException {
        for (String path : paths()) {
            Set<String> allowed = new LinkedHashSet<>();
            TABLE.stream().filter(r -> r.path().equals(path)).forEach(r -> allowed.add(r.method()));
            String sent =
                    TABLE.stream()
                            .filter(r -> r.path().equals(path))
                            .findFirst()
                            .orElseThrow()
                            .sent();
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            for (String method :
                    new String[] {
                        "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PURGE"
                    }) {
                if (!allowed.contains(method)) {
                    String answer = loopback.ask(method + " " + sent, LOCAL);
                    assertThat(answer).as(method + " " + sent).startsWith("HTTP/1.1 4");
                    assertThat(answer.substring(9, 12)).isIn("405", "400");
                    assertThat(answer).doesNotContainIgnoringCase("access-control-allow");
                }
            }
            String longer = sent + "/";
            boolean known = paths().contains(longer);
            assertThat(loopback.status("GET " + longer, LOCAL))
                    .as(longer)
                    .isEqualTo(known ? 200 : 404);
        }
    }

    @Test
    void refusesMethodsThatHideBehindOthers() throws IOException {
        for (Row row : TABLE) {
            for (String name :
                    new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
                assertThat(ask(loopback, row, LOCAL, name + ": DELETE"))
                        .as(row + name)
                        .isEqualTo(400);
                assertThat(ask(beyond, row, FAR, RIGHT, name + ": DELETE")).isEqualTo(400);
            }
        }
        assertThat(loopback.settings.audit(1)).isEmpty();
    }

    @Test
    void takesNoBodyButJson() throws IOException {
        for (Row row : TABLE) {
            if (row.body().isEmpty()) {
                int status = send(loopback, row, "x", LOCAL, JSON);
                assertThat(status).as(row + " with a body").isEqualTo(400);
                continue;
            }
            for (String type :
                    new String[] {
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Type: text/plain",
                        "Content-Type: multipart/form-data; boundary=x",
                        "Content-Type: application/jsonx",
                        "Content-Type: application/merge-patch+json",
                        "Content-Type: text/plain; application/json",
                        "Content-Type: application/json; charset=utf-16",
                        "X-Content-Type: application/json"
                    }) {
                assertThat(send(loopback, row, row.body(), LOCAL, type))
                        .as(row + " " + type)
                        .isEqualTo(415);
            }
            assertThat(send(loopback, row, row.body(), LOCAL, JSON, "Content-Encoding: gzip"))
                    .as(row + " compressed")
                    .isIn(400, 415);
            int most = row.path().equals("/admin/playground") ? 16 << 20 : 1 << 20;
            assertThat(send(loopback, row, "x".repeat(most) + "x", LOCAL, JSON))
                    .as(row + " with a long body")
                    .isEqualTo(413);
        }
        assertThat(loopback.settings.audit(1)).isEmpty();
    }

    private static List<Route> routes() {
        try (AdminFixture fixture =
                new AdminFixture(AdminAccess.open("127.0.0.1", TOKEN, Path.of("none")))) {
            List<Route> routes = new ArrayList<>();
            fixture.resources().forEach(one -> routes.addAll(one.routes()));
            return routes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        TABLE.forEach(row -> paths.add(row.path()));
        return paths;
    }

    private static int ask(AdminFixture fixture, Row row, String... fields) throws IOException {
        // what rows delete or return to is there
        fixture.cache.put("k", "{}", "openai", "gpt");
        fixture.settings.file("ratelimit", "{\"clients\":{\"::1\":" + PLAN + "}}");
        fixture.settings.file("routes", "{\"systemprompt\":{\"endpoint\":\"http://127.0.0.1:9\"}}");
        return send(fixture, row, row.body(), fields);
    }

    private static int send(AdminFixture fixture, Row row, String body, String... fields)
            throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(row.method()).append(' ').append(row.sent()).append(" HTTP/1.1\r\n");
        text.append("Connection: close\r\n");
        boolean typed = false;
        for (String field : fields) {
            text.append(field).append("\r\n");
            typed |= field.contains("Content-Type");
        }
        if (!body.isEmpty()) {
            text.append(typed ? "" : JSON + "\r\n");
            int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
            text.append("Content-Length: ").append(length).append("\r\n");
        }
        String answer = fixture.send(text.append("\r\n").append(body).toString());
        return Integer.parseInt(answer.substring(9, 12));
    }
}

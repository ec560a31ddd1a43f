package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.RawCaller;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What goes out over a route, and what comes back.
class RouteCallsTest {
    private final FakeProvider api = FakeProvider.start().always(Answers.json("{\"a\":1}"));

    @AfterEach
    void stop() {
        api.close();
    }

    private static RawCaller.Raw send(GatewayTester gateway, String start, String... fields)
            throws Exception {
        try (RawCaller caller = gateway.connect()) {
            StringBuilder text =
                    new StringBuilder(start).append(" HTTP/1.1\r\nhost: gw.example\r\n");
            for (String field : fields) {
                text.append(field).append("\r\n");
            }
            return caller.send(text.append("\r\n").toString()).read();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "REPORT", "x-odd"})
    void passesEveryMethod(String method) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            RawCaller.Raw answer = send(gateway, method + " /apis/api/x", "connection: close");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"a\":1}");
            assertThat(api.request().method()).isEqualTo(method);
            assertThat(api.request().target()).isEqualTo("/base/x");
        }
    }

    @Test
    void passesHead() throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port());
                RawCaller caller = gateway.connect()) {
            api.then(Answers.raw("HTTP/1.1 200 OK\r\ncontent-length: 123\r\nx: y\r\n\r\n"));
            caller.send("HEAD /apis/api/x HTTP/1.1\r\nhost: h\r\n\r\n");
            caller.send("GET /apis/api/y HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n");
            String both = new String(caller.read(200), java.nio.charset.StandardCharsets.UTF_8);

            assertThat(both).contains("content-length: 123", "x: y");
            assertThat(both).doesNotContain("transfer-encoding");
            assertThat(both.indexOf("HTTP/1.1 200")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE"})
    void refusesMethodsOfConnections(String method) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            assertThat(send(gateway, method + " /apis/api/x").status()).isIn(400, 405, 501);
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/apis/api | /base",
                "/apis/api/ | /base/",
                "/apis/api/a/b | /base/a/b",
                "/apis/api/a%2Fb%20c | /base/a%2Fb%20c",
                "/apis/api//a///b | /base//a///b",
                "/apis/api/%E4%BD%A0;x=1 | /base/%E4%BD%A0;x=1",
                "/apis/api/./a | /base/./a",
                "/apis/api?a=b&&c=%20+%2B;d='\"<> | /base?a=b&&c=%20+%2B;d='\"<>",
                "/apis/api/x? | /base/x?",
                "/apis/api/x?a?b/../c | /base/x?a?b/../c",
                "/foo/api/a | /base/a",
                "/x.y-z/api/a | /base/a"
            })
    void keepsPathAndQueryByteForByte(String path, String target) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            assertThat(send(gateway, "GET " + path).status()).isEqualTo(200);
            assertThat(api.request().target()).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/..", "/../x", "/a/../../x", "/%2e%2e/x", "/.%2E", "/a%5c..", "/..%2fx"})
    void staysBelowTheEndpoint(String rest) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            RawCaller.Raw answer = send(gateway, "GET /apis/api" + rest);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("bad_path");
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/apis/none/x",
                "/apis",
                "/apis/",
                "/api/x",
                "//api/x",
                "/v1/api/x",
                "/admin/api/x",
                "/health/api/x",
                "/apis/API/x",
                "/apis/ap%69/x"
            })
    void answers404WhereThereIsNoRoute(String path) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            RawCaller.Raw answer = send(gateway, "GET " + path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("unknown_url").doesNotContain("127.0.0.1", "base");
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void forwardsWhatIsTheCallers() throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            send(
                    gateway,
                    "GET /apis/api/x",
                    "authorization: Bearer of-the-caller",
                    "cookie: a=b",
                    "x-custom: one",
                    "x-custom: two",
                    "accept-encoding: br",
                    "user-agent: tester",
                    "x-request-id: mine-1");
            ReceivedRequest request = api.request();

            assertThat(request.header("authorization")).isEqualTo("Bearer of-the-caller");
            assertThat(request.header("cookie")).isEqualTo("a=b");
            assertThat(values(request, "x-custom")).containsExactly("one", "two");
            assertThat(request.header("accept-encoding")).isEqualTo("br");
            assertThat(request.header("user-agent")).isEqualTo("tester");
            assertThat(values(request, "host")).containsExactly("127.0.0.1:" + api.port());
            assertThat(request.header("x-forwarded-for")).isEqualTo("127.0.0.1");
            assertThat(request.header("x-forwarded-proto")).isEqualTo("http");
            assertThat(request.header("x-forwarded-host")).isEqualTo("gw.example");
            assertThat(request.header("x-request-id")).isEqualTo("mine-1");
            assertThat(request.header("via")).startsWith("1.1 ai-gateway");
        }
    }

    @Test
    void keepsWhatIsTheConnections() throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            send(
                    gateway,
                    "GET /apis/api/x",
                    "connection: keep-alive, X-Secret-Hop, close",
                    "keep-alive: timeout=5",
                    "x-secret-hop: 1",
                    "proxy-authorization: Basic eDp5",
                    "proxy-connection: keep-alive",
                    "te: gzip, trailers",
                    "upgrade: h2c",
                    "http2-settings: AAMAAABkAAQAAP__",
                    "x-llm-provider: one",
                    "x-gateway-strict: true",
                    "x-forwarded-for: 192.0.2.1",
                    "x-forwarded-host: evil.example",
                    "via: 1.0 fred");
            ReceivedRequest request = api.request();

            for (String name :
                    List.of(
                            "keep-alive",
                            "x-secret-hop",
                            "proxy-authorization",
                            "proxy-connection",
                            "upgrade",
                            "http2-settings",
                            "x-llm-provider",
                            "x-gateway-strict")) {
                assertThat(request.header(name)).as(name).isNull();
            }
            assertThat(request.header("te")).isEqualTo("trailers");
            assertThat(request.header("x-forwarded-for")).isEqualTo("192.0.2.1, 127.0.0.1");
            assertThat(request.header("x-forwarded-host")).isEqualTo("gw.example");
            assertThat(request.header("via")).startsWith("1.0 fred, 1.1 ai-gateway");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization: Bearer provider-key-0123456789",
                "authorization: bearer  admin-token-0123456789",
                "authorization: provider-key-0123456789",
                "authorization: Basic eDpwcm92aWRlci1rZXktMDEyMzQ1Njc4OQ==",
                "x-api-key: provider-key-0123456789",
                "x-goog-api-key: admin-token-0123456789",
                "api-key: provider-key-0123456789",
                "x-any: admin-token-0123456789"
            })
    void neverSendsTheGatewaysOwnKeys(String field) throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            assertThat(send(gateway, "GET /apis/api/x", field, "x-ok: 1").status()).isEqualTo(200);
            assertThat(api.request().fields().toString())
                    .contains("x-ok")
                    .doesNotContain("0123456789")
                    .doesNotContain("eDpwcm92");
        }
    }

    @Test
    void addsTheRoutesOwnFields() throws Exception {
        try (GatewayTester gateway =
                Egresses.start(
                        api.port(),
                        "authorization = \"Bearer of-the-route\"",
                        "headers = { X-Key = \"k\", x-request-id = \"fixed\" }")) {
            send(
                    gateway,
                    "GET /apis/api/x",
                    "authorization: Bearer of-the-caller",
                    "x-key: theirs",
                    "x-key: more");
            ReceivedRequest request = api.request();

            assertThat(values(request, "authorization")).containsExactly("Bearer of-the-route");
            assertThat(values(request, "x-key")).containsExactly("k");
            assertThat(values(request, "x-request-id")).containsExactly("fixed");
        }
    }

    @Test
    void addsItsOwnFieldsToAnswers() throws Exception {
        api.then(
                Answers.json("{}")
                        .header("Server", "nginx")
                        .header("X-Request-Id", "theirs")
                        .header("X-Cache", "HIT from theirs")
                        .header("Connection", "x-hop")
                        .header("X-Hop", "1")
                        .header("Keep-Alive", "timeout=5")
                        .header("Proxy-Authenticate", "Basic")
                        .header("Alt-Svc", "h3=\":443\"")
                        .header("Set-Cookie", "a=1")
                        .header("Date", "Tue, 15 Nov 1994 08:12:31 GMT"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            Reply answer = gateway.caller().send("GET", "/apis/api/x", "", "x-request-id", "id-1");

            assertThat(answer.header("server")).isEqualTo("nginx");
            assertThat(answer.header("x-request-id")).isEqualTo("id-1");
            assertThat(answer.header("x-upstream-request-id")).isEqualTo("theirs");
            assertThat(answer.headers().allValues("x-cache")).containsExactly("miss");
            assertThat(answer.header("set-cookie")).isEqualTo("a=1");
            assertThat(answer.header("via")).startsWith("1.1 ai-gateway");
            assertThat(answer.headers().allValues("date"))
                    .containsExactly("Tue, 15 Nov 1994 08:12:31 GMT");
            for (String name : List.of("x-hop", "keep-alive", "proxy-authenticate", "alt-svc")) {
                assertThat(answer.header(name)).as(name).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        api.then(
                Answers.of(status, "text/plain", new byte[0])
                        .header("Location", "http://169.254.169.254/latest"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            Reply answer = gateway.caller().send("GET", "/apis/api/x", "");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("location")).isEqualTo("http://169.254.169.254/latest");
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void passesErrorsOnAsTheyAre() throws Exception {
        api.always(Answers.of(503, "text/plain", "away".getBytes()));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            Reply answer = gateway.caller().send("POST", "/apis/api/x", "body");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).isEqualTo("away");
            assertThat(api.requests()).hasSize(1);
        }
    }

    @Test
    void findsARouteThatLeadsBack() throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            String via = viaOf(gateway);
            RawCaller.Raw answer = send(gateway, "GET /apis/api/x", "via: 1.1 other, " + via);

            assertThat(answer.status()).isEqualTo(508);
            assertThat(answer.text()).contains("loop_detected");
        }
    }

    private String viaOf(GatewayTester gateway) throws Exception {
        send(gateway, "GET /apis/api/x");
        String via = api.request().header("via");
        assertThat(via).isNotNull();
        return via;
    }

    @Test
    void countsAgainstTheRateLimitOrNot() throws Exception {
        String limits = "[ratelimit]\nrequestsPerWindow = 2\nwindowSeconds = 3600\n";
        String routes =
                Egresses.route("api", api.port(), "")
                        + Egresses.route("free", api.port(), "", "enableRateLimit = false");
        try (GatewayTester gateway = GatewayTester.start(Egresses.PROVIDER + limits + routes)) {
            for (String left : List.of("1", "0")) {
                Reply answer = gateway.caller().send("GET", "/apis/api/x", "");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("ratelimit-remaining")).isEqualTo(left);
                assertThat(answer.header("ratelimit-policy")).contains("q=2");
            }
            Reply refused = gateway.caller().send("GET", "/apis/api/x", "");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("retry-after")).isNotEmpty();
            assertThat(refused.header("x-cache")).isEqualTo("bypass");
            assertThat(refused.json().at("/error/code").asString())
                    .isEqualTo("rate_limit_exceeded");
            Reply free = gateway.caller().send("GET", "/apis/free/x", "");
            assertThat(free.status()).isEqualTo(200);
            assertThat(free.header("ratelimit-remaining")).isEmpty();
            String chat = "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";
            assertThat(gateway.caller().chat(chat).status()).isEqualTo(429);
            assertThat(api.requests()).hasSize(3);
        }
    }

    @Test
    void writesALineForEachCall() throws Exception {
        try (GatewayTester gateway = Egresses.start(api.port())) {
            gateway.caller().send("POST", "/apis/api/x?secret=1", "12345", "x-request-id", "id-7");
            JsonNode line = Egresses.lines(gateway, 1).getFirst();
            JsonNode data = line.path("metadata");

            assertThat(line.path("message").asString()).isEqualTo("completed");
            assertThat(data.path("requestId").asString()).isEqualTo("id-7");
            assertThat(data.path("route").asString()).isEqualTo("api");
            assertThat(data.path("door").asString()).isEqualTo("POST /apis/api/x");
            assertThat(data.path("status").asInt()).isEqualTo(200);
            assertThat(data.path("bytesUp").asInt()).isEqualTo(5);
            assertThat(data.path("bytesDown").asInt()).isEqualTo(7);
            assertThat(data.path("cache").asString()).isEqualTo("bypass");
            assertThat(line.toString()).doesNotContain("secret");
            assertThat(gateway.callsUnderWay()).isZero();
        }
    }

    private static List<String> values(ReceivedRequest request, String name) {
        return request.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(ReceivedRequest.Field::value)
                .toList();
    }
}

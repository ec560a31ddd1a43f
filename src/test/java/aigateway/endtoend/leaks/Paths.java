package aigateway.endtoend.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.OpenAi;
import aigateway.testing.Wire;
import aigateway.testing.formats.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every path that a secret takes, by name, in an order that works.
final class Paths {
    private static final String KEY = Canary.OPENAI_KEY.text();
    private static final String KEY_JSON = Canary.OPENAI_KEY.quoted();

    private Paths() {}

    /// Something that is done with a gateway.
    interface Step {
        void on(Ground ground) throws Exception;
    }

    static Map<String, Step> all() {
        Map<String, Step> all = new LinkedHashMap<>();
        answers(all);
        errors(all);
        requests(all);
        routes(all);
        sinks(all);
        settings(all);
        pages(all);
        admin(all);
        BadFiles.add(all);
        return all;
    }

    private static void answers(Map<String, Step> all) {
        all.put("a whole answer", g -> g.asked(g.openai, "openai", OpenAi.completion("Hi.")));
        all.put("a stream", g -> g.asked(g.openai, "two", OpenAi.stream("H", "i.")));
        for (boolean stream : List.of(false, true)) {
            all.put(
                    "Anthropic's, stream " + stream,
                    g ->
                            g.asked(
                                    g.anthropic,
                                    "anthropic",
                                    Format.of("anthropic").text(stream, "Hi.")));
            all.put(
                    "Gemini's, stream " + stream,
                    g -> g.asked(g.gemini, "gemini", Format.of("gemini").text(stream, "Hi.")));
        }
        all.put("nobody there", g -> g.asked(g.openai, "nowhere", OpenAi.completion("")));
    }

    private static void errors(Map<String, Step> all) {
        for (int status : List.of(400, 401, 403, 404, 429, 500, 529)) {
            String echo =
                    "{\"error\":{\"message\":%1$s,\"type\":%1$s,\"param\":%1$s,\"code\":%1$s}}"
                            .formatted(KEY_JSON);
            all.put(
                    "an error that repeats the key, " + status,
                    g -> g.asked(g.openai, "openai", Answers.json(status, echo)));
            byte[] page = ("<html>wrong key " + KEY + "</html>").getBytes();
            all.put(
                    "a page that repeats the key, " + status,
                    g -> g.asked(g.openai, "openai", Answers.of(status, "text/html", page)));
        }
        for (Canary key : List.of(Canary.ANTHROPIC_KEY, Canary.GEMINI_KEY)) {
            String echo =
                    "{\"type\":\"error\",\"error\":{\"type\":\"authentication_error\",\"status\":"
                            + "\"UNAUTHENTICATED\",\"code\":401,\"message\":"
                            + key.quoted().replace("\"sk", "\"invalid x-api-key: sk")
                            + "}}";
            all.put(
                    "an error that repeats " + key,
                    g -> {
                        boolean gemini = key == Canary.GEMINI_KEY;
                        g.asked(
                                gemini ? g.gemini : g.anthropic,
                                gemini ? "gemini" : "anthropic",
                                Answers.json(401, echo));
                    });
        }
        all.put(
                "no JSON, but the key",
                g -> g.asked(g.openai, "openai", Answers.json("{\"choices\":" + KEY)));
        all.put(
                "an error in a stream",
                g ->
                        g.asked(
                                g.openai,
                                "openai",
                                Answers.sse("{\"error\":{\"message\":" + KEY_JSON + "}}")));
        all.put(
                "garbage in a stream that began",
                g -> {
                    List<String> events = new java.util.ArrayList<>(OpenAi.streamEvents("Hi"));
                    events.add(2, "{" + KEY);
                    g.asked(g.openai, "openai", Answers.sse(events));
                });
        all.put(
                "a redirect to the key",
                g ->
                        g.asked(
                                g.openai,
                                "openai",
                                Answers.json(302, "{}").header("location", "/?key=" + KEY)));
        all.put(
                "no HTTP at all",
                g -> g.asked(g.openai, "openai", Answers.raw("HTTP/9 " + KEY + "\r\n\r\n")));
        all.put("a cut answer", g -> g.asked(g.openai, "openai", Answers.drop(Wire.Cut.RST)));
    }

    private static void requests(Map<String, Step> all) {
        String chat = "/v1/chat/completions";
        all.put("no such path", g -> g.sent("GET", "/nothing?key=" + url(), ""));
        all.put("the models", g -> g.sent("GET", "/v1/models?api_key=" + url(), ""));
        all.put("no such method", g -> g.sent("PUT", chat + "?key=" + url(), "{}"));
        all.put("no JSON", g -> g.sent("POST", chat, "{"));
        all.put("no messages", g -> g.sent("POST", chat, "{}"));
        all.put(
                "no such provider",
                g -> g.sent("POST", chat, "{\"messages\":[]}", "x-llm-provider", "nobody"));
        all.put(
                "keys that a caller's text repeats",
                g -> {
                    g.openai.always(OpenAi.completion("I see."));
                    String text = "{\"role\":\"user\",\"content\":" + KEY_JSON + "}";
                    g.sent("POST", chat, "{\"model\":\"openai/m\",\"messages\":[" + text + "]}");
                });
    }

    private static void routes(Map<String, Step> all) {
        byte[] page = "The weather is fine.".getBytes();
        all.put(
                "a route",
                g -> {
                    g.server.always(Answers.of(200, "text/plain", page));
                    g.sent("GET", "/apis/weather/today?key=" + url(), "");
                    g.sent("POST", "/weather/today", "{}");
                });
        for (Canary own : List.of(Canary.ADMIN_TOKEN, Canary.OPENAI_KEY, Canary.GEMINI_KEY)) {
            all.put(
                    "a route's caller with " + own,
                    g -> {
                        g.sent(
                                "GET",
                                "/apis/weather/a",
                                "",
                                "authorization",
                                "Bearer " + own.text());
                        g.sent("GET", "/apis/weather/b", "", "x-api-key", own.text());
                    });
        }
        all.put("a route to nobody", g -> g.sent("GET", "/apis/down/x", ""));
        all.put("no such route", g -> g.sent("GET", "/apis/none/x", ""));
        all.put(
                "a route's server that speaks no HTTP",
                g -> {
                    g.server.always(Answers.raw(Canary.ROUTE_HEADER.text() + "\r\n\r\n"));
                    g.sent("GET", "/apis/weather/c", "");
                });
        all.put(
                "a route that is set",
                g -> ok(g, "POST", "/admin/routes", route(g, Canary.ROUTE_SET_LATER.quoted())));
        all.put(
                "a call of it",
                g -> {
                    g.server.always(Answers.of(200, "text/plain", page));
                    g.sent("GET", "/apis/later/x", "");
                });
        all.put(
                "a route that is refused",
                g ->
                        g.admin(
                                "POST",
                                "/admin/routes",
                                route(g, "[" + Canary.ROUTE_SET_LATER.quoted() + "]")));
        all.put("a route that is gone", g -> ok(g, "DELETE", "/admin/routes/later", ""));
    }

    private static String route(Ground ground, String secret) {
        return "{\"name\":\"later\",\"endpoint\":\"%s\",\"authorization\":%s,\"headers\":{\"x-a\":%s}}"
                .formatted(ground.server.url(), secret, secret);
    }

    private static void sinks(Map<String, Step> all) {
        for (Map.Entry<String, Canary> sink :
                Map.of("splunkToken", Canary.SPLUNK_TOKEN, "datadogApiKey", Canary.DATADOG_KEY)
                        .entrySet()) {
            String name = sink.getKey().startsWith("splunk") ? "splunk" : "datadog";
            String title = name.equals("splunk") ? "Splunk" : "Datadog";
            all.put(
                    title,
                    g ->
                            ok(
                                    g,
                                    "POST",
                                    "/admin/logging",
                                    "{\"enable%s\":true,\"%sEndpoint\":\"%s\",\"%s\":%s}"
                                            .formatted(
                                                    title,
                                                    name,
                                                    g.sink.url(),
                                                    sink.getKey(),
                                                    sink.getValue().quoted())));
        }
        for (String name : List.of("elasticSearch", "splunk", "datadog")) {
            for (String turn : List.of("first", "second")) {
                all.put(
                        turn + " test of " + name,
                        g -> g.admin("POST", "/admin/logging/test", "{\"sink\":\"" + name + "\"}"));
            }
        }
    }

    private static String url() {
        return java.net.URLEncoder.encode(
                Canary.CALLERS_TOKEN.text(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void settings(Map<String, Step> all) {
        all.put(
                "a sink's key that is set",
                g ->
                        ok(
                                g,
                                "POST",
                                "/admin/logging",
                                "{\"elasticApiKey\":"
                                        + Canary.ELASTIC_KEY_SET_LATER.quoted()
                                        + ",\"splunkToken\":"
                                        + Canary.SPLUNK_TOKEN_SET_LATER.quoted()
                                        + "}"));
        all.put(
                "a key that is set once more",
                g ->
                        ok(
                                g,
                                "POST",
                                "/admin/settings/logging",
                                "{\"datadogEndpoint\":\"http://x\"}"));
        all.put("back to the file", g -> ok(g, "DELETE", "/admin/settings/logging", ""));
        all.put(
                "back to a version",
                g -> ok(g, "POST", "/admin/settings/logging/rollback", "{\"version\":2}"));
        String refused = Canary.DATADOG_KEY_REFUSED.quoted();
        for (String body :
                List.of(
                        "{\"datadogApiKey\":[" + refused + "]}",
                        "{\"datadogApiKye\":" + refused + "}",
                        "{\"enableDatadog\":" + refused + "}",
                        "{" + refused + ":1}",
                        "[" + refused + "]",
                        "{\"datadogApiKey\":" + refused,
                        "{\"datadogApiKey\":\"****" + refused.substring(1) + "}")) {
            all.put(
                    "a change that is refused: " + body.substring(0, 8) + body.length(),
                    g ->
                            assertThat(g.admin("POST", "/admin/logging", body).status())
                                    .isEqualTo(400));
        }
        all.put(
                "a change that came too late",
                g ->
                        g.admin(
                                "POST",
                                "/admin/logging",
                                "{\"datadogApiKey\":" + refused + "}",
                                "if-match",
                                "\"0-0\""));
        all.put(
                "a guardrail that blocks",
                g -> {
                    ok(g, "POST", "/admin/guardrails", "{\"bannedPhrases\":[\"secret\"]}");
                    g.asked(g.openai, "openai", OpenAi.completion("My secret: " + KEY));
                    ok(g, "DELETE", "/admin/settings/guardrails", "");
                });
    }

    static void ok(Ground ground, String method, String path, String body) throws Exception {
        assertThat(ground.admin(method, path, body).status()).as(path).isEqualTo(200);
    }

    private static void pages(Map<String, Step> all) {
        for (Canary token : List.of(Canary.ADMIN_TOKEN, Canary.WRONG_ADMIN_TOKEN)) {
            String body = "{\"token\":" + token.quoted() + "}";
            all.put(
                    "signing in with " + token,
                    g -> g.admin("POST", "/admin/session", body, "sec-fetch-site", "same-origin"));
        }
        all.put("signing in with no text", g -> g.admin("POST", "/admin/session", "{\"token\":1}"));
        all.put("signing out", g -> g.admin("DELETE", "/admin/session", ""));
        all.put(
                "a call of the pages",
                g -> {
                    g.openai.always(OpenAi.completion("I see."));
                    g.admin(
                            "POST",
                            "/admin/playground",
                            "{\"model\":\"openai/m\",\"messages\":[{\"role\":\"user\",\"content\":"
                                    + KEY_JSON
                                    + "}]}",
                            "cookie",
                            "gateway-session=" + Canary.CALLERS_COOKIE.text());
                });
    }

    private static void admin(Map<String, Step> all) {
        for (String path :
                List.of(
                        "/",
                        "/admin/about",
                        "/admin/session",
                        "/admin/config",
                        "/admin/config/export",
                        "/admin/stats",
                        "/admin/series?range=24h",
                        "/admin/requests?limit=1000",
                        "/admin/providers",
                        "/admin/routing",
                        "/admin/openapi.json",
                        "/admin/systemprompt",
                        "/admin/guardrails",
                        "/admin/ratelimit",
                        "/admin/ratelimit/clients",
                        "/admin/ratelimit/states",
                        "/admin/cache",
                        "/admin/logging",
                        "/admin/routes",
                        "/admin/routes/weather",
                        "/admin/routes/weather/stats",
                        "/admin/settings/routes",
                        "/admin/settings/routes/history",
                        "/admin/settings",
                        "/admin/settings/logging",
                        "/admin/settings/logging/history",
                        "/admin/audit",
                        "/health/live",
                        "/health/ready")) {
            all.put("GET " + path, g -> ok(g, "GET", path, ""));
        }
        all.put(
                "each of the last calls",
                g -> {
                    for (int i = 1; i <= 40; i++) {
                        ok(g, "GET", "/admin/requests/" + i, "");
                    }
                });
        for (String name : List.of("two", "nowhere")) {
            all.put(
                    "a test of the provider " + name,
                    g -> ok(g, "POST", "/admin/providers/" + name + "/test", "{}"));
        }
        all.put("the file for gRPC", g -> g.admin("GET", "/admin/proto", ""));
        all.put("no such page", g -> g.admin("GET", "/admin/nothing?token=" + url(), ""));
        all.put("a wrong token", g -> g.stranger("GET", "/admin/config", ""));
        all.put("a wrong token's change", g -> g.stranger("POST", "/admin/logging", "{}"));
    }
}

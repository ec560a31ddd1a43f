package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each policy as the outside knows it.
class PolicyResourcesTest {
    private static final String PLAN =
            "{\"name\":\"basic\",\"requestsPerWindow\":5,\"windowSeconds\":60}";

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
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/systemprompt | {\"prompt\":\"respond only in chinese 中文\"}",
                "/admin/guardrails | {\"bannedPhrases\":[\"a\"],\"minLength\":0,\"maxLength\":9,"
                        + "\"requireDisclaimer\":true,\"disclaimer\":\"d\"}",
                "/admin/ratelimit | {\"name\":\"basic\",\"requestsPerWindow\":5,\"windowSeconds\":60}"
            })
    void showsWhatWasSet(String path, String json) throws IOException {
        HttpText before = admin.json("GET " + path, "");
        HttpText change = admin.json("POST " + path, json);
        HttpText after = admin.json("GET " + path, "");

        assertThat(change.status()).isEqualTo(200);
        assertThat(change.json().path("status").asString()).endsWith("updated successfully");
        assertThat(after.body()).isEqualTo(json);
        assertThat(after.fields().get("etag")).isEqualTo(change.fields().get("etag"));
        assertThat(after.fields().get("etag")).isNotEqualTo(before.fields().get("etag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/systemprompt | {\"prompt\":5} | prompt",
                "/admin/systemprompt | {\"promt\":\"x\"} | promt",
                "/admin/systemprompt | [] | ''",
                "/admin/guardrails | {\"bannedPhrases\":[\"a\",1]} | bannedPhrases.1",
                "/admin/guardrails | {\"minLength\":-1} | minLength",
                "/admin/ratelimit | {\"name\":\"b\",\"requestsPerWindow\":0} | requestsPerWindow",
                "/admin/ratelimit | {\"requestsPerWindow\":1} | name",
                "/admin/ratelimit | 7 | ''",
                "/admin/ratelimit/clients | {\"clientIP\":\"::1\",\"name\":\"b\"} |"
                        + " requestsPerWindow",
                "/admin/ratelimit/clients | {\"name\":\"b\",\"requestsPerWindow\":1} | clientIP",
                "/admin/guardrails/test | {} | text",
                "/admin/guardrails/test | {\"text\":\"\",\"x\":1} | x",
                "/admin/settings/systemprompt/rollback | {} | version",
                "/admin/settings/systemprompt/rollback | {\"version\":\"1\"} | version"
            })
    void namesTheFieldThatIsNotGood(String path, String json, String field) throws IOException {
        HttpText answer = admin.json("POST " + path, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.param()).isEqualTo(field);
        assertThat(answer.json().at("/error/message").asString())
                .contains(field)
                .doesNotContain("policy", "clients.");
        assertThat(admin.settings.audit(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | ends",
                "{\"prompt\":\"a\",\"prompt\":\"b\"} | duplicate",
                "{\"prompt\":\"a\"} x | column 16",
                "nonsense | column 1"
            })
    void saysWhereABodyIsNoJson(String body, String words) throws IOException {
        HttpText answer = admin.json("POST /admin/systemprompt", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString())
                .startsWith("the body is no JSON: ")
                .contains(words)
                .contains("line 1, column");
    }

    @Test
    void hasNoRateLimitUntilOneIsSet() throws IOException {
        assertThat(admin.json("GET /admin/ratelimit", "").body()).isEqualTo("{}");
        admin.json("POST /admin/ratelimit", PLAN);
        assertThat(admin.json("DELETE /admin/ratelimit", "").status()).isEqualTo(200);
        assertThat(admin.json("GET /admin/ratelimit", "").body()).isEqualTo("{}");
    }

    @Test
    void keepsClientsApartFromTheRest() throws IOException {
        String one = PLAN.replace("{", "{\"clientIP\":\"10.0.0.7\",");
        String any = PLAN.replace("{", "{\"clientIP\":\"*.*.*.*\",");
        admin.json("POST /admin/ratelimit", PLAN);
        admin.json("POST /admin/ratelimit/clients", one);
        admin.json("POST /admin/ratelimit/clients", any);
        admin.json("POST /admin/ratelimit", PLAN.replace("5", "9"));

        assertThat(admin.json("GET /admin/ratelimit/clients", "").body())
                .isEqualTo("{\"10.0.0.7\":" + PLAN + ",\"*.*.*.*\":" + PLAN + "}");
        assertThat(admin.json("GET /admin/ratelimit", "").body()).isEqualTo(PLAN.replace("5", "9"));

        admin.json("DELETE /admin/ratelimit", "");
        assertThat(admin.json("GET /admin/ratelimit/clients", "").json().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.7",
        "*.*.*.*, *.*.*.*",
        "*.*.*.*, %2A.%2a.*.*",
        "10.0.0.0/8, 10.0.0.0%2F8",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:db8::1, 2001%3ADB8%3A%3A1",
        "2001:db8::/48, 2001:db8::%2f48",
        "::1, %5B::1%5D"
    })
    void findsAClientInEachOfItsSpellings(String client, String segment) throws IOException {
        admin.json(
                "POST /admin/ratelimit/clients",
                PLAN.replace("{", "{\"clientIP\":\"" + client + "\","));
        String path = "DELETE /admin/ratelimit/clients/" + segment;

        assertThat(admin.json(path, "").status()).isEqualTo(200);
        assertThat(admin.json("GET /admin/ratelimit/clients", "").body()).isEqualTo("{}");
        HttpText again = admin.json(path, "");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.param()).isEqualTo("ip");
    }

    @ParameterizedTest
    @CsvSource({
        "%, 400",
        "%g0, 400",
        "%ff, 400",
        "%00, 400",
        "a%2, 400",
        "unknown, 404",
        ".., 404"
    })
    void refusesSegmentsThatCannotBeRead(String segment, int status) throws IOException {
        assertThat(admin.json("DELETE /admin/ratelimit/clients/" + segment, "").status())
                .isEqualTo(status);
    }

    @Test
    void losesNoClientToAnEditorAtTheSameTime() throws IOException {
        AtomicInteger rival = new AtomicInteger();
        admin.settings.before =
                () -> {
                    if (rival.incrementAndGet() == 1) {
                        post("10.0.0.1");
                    }
                };
        post("10.0.0.2");

        assertThat(admin.json("GET /admin/ratelimit/clients", "").json().propertyNames())
                .containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
    }

    private void post(String client) {
        try {
            String json = PLAN.replace("{", "{\"clientIP\":\"" + client + "\",");
            assertThat(admin.json("POST /admin/ratelimit/clients", json).status()).isEqualTo(200);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void showsStatesPageByPage() throws IOException {
        for (String client : new String[] {"1.1.1.1", "2.2.2.2", "::/64"}) {
            admin.states.add(client);
        }
        HttpText all = admin.json("GET /admin/ratelimit/states", "");
        assertThat(all.json().at("/1.1.1.1").toString())
                .isEqualTo("{\"requests\":3,\"windowStart\":1700000000}");
        assertThat(all.fields()).doesNotContainKey("link");

        HttpText first = admin.json("GET /admin/ratelimit/states?limit=2", "");
        assertThat(first.json().propertyNames()).containsExactly("1.1.1.1", "2.2.2.2");
        assertThat(first.fields().get("link"))
                .isEqualTo("</admin/ratelimit/states?limit=2&after=2.2.2.2>; rel=\"next\"");
        assertThat(admin.json("GET " + next(first), "").json().propertyNames())
                .containsExactly("::/64");
    }

    @Test
    void showsTheCachePageByPageAndForgetsByKey() throws IOException {
        assertThat(admin.json("GET /admin/cache", "").body()).isEqualTo("{}");
        admin.cache.put("a/1", "{\"id\":1}", "openai", "gpt");
        admin.cache.put("b 2", "{\"id\":2}", "gemini", "pro");
        assertThat(admin.json("GET /admin/cache", "").body())
                .isEqualTo(
                        "{\"a/1\":{\"response\":{\"id\":1},\"timestamp\":1700000000},"
                                + "\"b 2\":{\"response\":{\"id\":2},\"timestamp\":1700000000}}");

        HttpText first = admin.json("GET /admin/cache?limit=1", "");
        assertThat(first.json().propertyNames()).containsExactly("a/1");
        assertThat(admin.json("GET " + next(first), "").json().propertyNames())
                .containsExactly("b 2");

        assertThat(admin.json("GET /admin/cache/a%2F1", "").json().path("model").asString())
                .isEqualTo("gpt");
        assertThat(admin.json("DELETE /admin/cache/a%2F1", "").status()).isEqualTo(200);
        assertThat(admin.json("DELETE /admin/cache/a%2F1", "").status()).isEqualTo(404);
        assertThat(admin.json("GET /admin/cache/a%2F1", "").status()).isEqualTo(404);
    }

    @Test
    void endsAPageOfTheCacheBeforeItGetsTooLarge() throws IOException {
        String large = "{\"text\":\"" + "x".repeat(5 << 20) + "\"}";
        for (String key : new String[] {"a", "b", "c"}) {
            admin.cache.put(key, large, "openai", "gpt");
        }
        HttpText first = admin.json("GET /admin/cache", "");
        assertThat(first.json().propertyNames()).containsExactly("a", "b");
        HttpText second = admin.json("GET " + next(first), "");
        assertThat(second.json().propertyNames()).containsExactly("c");
        assertThat(second.fields()).doesNotContainKey("link");
    }

    @Test
    void clearsTheCacheByProviderAndModel() throws IOException {
        admin.cache.put("a", "{}", "openai", "gpt 4");
        admin.cache.put("b", "{}", "openai", "o3");
        admin.cache.put("c", "{}", "gemini", "pro");
        String path = "DELETE /admin/cache";
        assertThat(admin.json(path + "?provider=openai&model=gpt%204", "").body())
                .isEqualTo("{\"status\":\"Cache cleared successfully\",\"removed\":1}");
        HttpText misspelt = admin.json(path + "?providr=openai", "");
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.param()).isEqualTo("providr");
        assertThat(admin.json(path + "?provider=openai&provider=x", "").status()).isEqualTo(400);
        assertThat(admin.json(path, "").json().path("removed").asInt()).isEqualTo(2);

        admin.json("POST /admin/systemprompt", "{\"prompt\":\"x\"}");
        HttpText audit = admin.json("GET /admin/audit", "");
        assertThat(audit.json().path("entries").findValuesAsString("action"))
                .containsExactly(
                        "cache cleared",
                        "cache cleared of provider openai of model gpt 4",
                        "change");
        assertThat(audit.json().at("/entries/0/actor").asString()).isEqualTo("local@127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=x, limit", "limit=99999, limit", "after=%zz, ''"})
    void refusesPagesThatCannotBe(String query, String param) throws IOException {
        HttpText answer = admin.json("GET /admin/cache?" + query, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.param()).isEqualTo(param);
    }

    @Test
    void triesTheGuardrailsOnAText() throws IOException {
        assertThat(admin.json("POST /admin/guardrails/test", "{\"text\":\"grün\"}").body())
                .isEqualTo("{\"length\":4}");
        assertThat(admin.json("POST /admin/guardrails/test", "").status()).isIn(400, 415);
        String tried = "{\"text\":\"x\",\"guardrails\":{\"minLength\":2}}";
        assertThat(admin.json("POST /admin/guardrails/test", tried).body())
                .isEqualTo("{\"length\":1,\"with\":{\"minLength\":2}}");
        String bad = "{\"text\":\"x\",\"guardrails\":{\"bad\":true}}";
        HttpText refused = admin.json("POST /admin/guardrails/test", bad);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.param()).isEqualTo("guardrails.bad");
    }

    @Test
    void listsWhatIsInTheCache() throws IOException {
        assertThat(admin.json("GET /admin/cacheentries", "").body())
                .contains("provider=null, model=null, text=null")
                .contains("] 0 100");
        assertThat(
                        admin.json(
                                        "GET /admin/cacheentries?provider=a&model=b&text=c"
                                                + "&skip=20&limit=10",
                                        "")
                                .body())
                .contains("provider=a, model=b, text=c")
                .contains("] 20 10");
        assertThat(admin.json("GET /admin/cacheentries?skip=-1", "").param()).isEqualTo("skip");
    }

    @Test
    void givesTheExportAsAFile() throws IOException {
        HttpText answer = admin.json("GET /admin/config/export", "");
        assertThat(answer.fields().get("content-type"))
                .isEqualTo("application/toml; charset=utf-8");
        assertThat(answer.body()).isEqualTo("systemPrompt = \"grüße\"\n");
    }

    private static String next(HttpText answer) {
        String link = Objects.requireNonNull(answer.fields().get("link"));
        return link.substring(1, link.indexOf('>'));
    }
}

package aigateway.endtoend.egress;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The cache of routes over real connections; its rules have tables of their own.
class RouteCacheTest {
    private final FakeProvider api = FakeProvider.start();

    @AfterEach
    void stop() {
        api.close();
    }

    private static Reply get(GatewayTester gateway, String path, String... fields)
            throws Exception {
        return gateway.caller().send("GET", path, "", fields);
    }

    @Test
    void keepsAnAnswerAndGivesItOut() throws Exception {
        api.always(
                Answers.json("{\"n\":1}")
                        .header("Cache-Control", "max-age=60")
                        .header("ETag", "\"e\"")
                        .header("Server", "api"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            assertThat(get(gateway, "/apis/api/x?a=1").header("x-cache")).isEqualTo("miss");
            Reply hit = get(gateway, "/other/api/x?a=1", "x-request-id", "id-2");
            assertThat(hit.header("x-cache")).isEqualTo("hit");
            assertThat(hit.text()).isEqualTo("{\"n\":1}");
            assertThat(hit.header("age")).isNotEmpty();
            assertThat(hit.header("etag")).isEqualTo("\"e\"");
            assertThat(hit.header("server")).isEqualTo("api");
            assertThat(hit.header("x-request-id")).isEqualTo("id-2");
            assertThat(hit.headers().allValues("date")).hasSize(1);
            Reply same = get(gateway, "/apis/api/x?a=1", "if-none-match", "\"e\"");
            assertThat(same.status()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            Reply head = gateway.caller().send("HEAD", "/apis/api/x?a=1", "");
            assertThat(head.header("x-cache")).isEqualTo("hit");
            assertThat(head.header("content-length")).isEqualTo("7");
            assertThat(get(gateway, "/apis/api/x?a=2").header("x-cache")).isEqualTo("miss");
            assertThat(api.requests()).hasSize(2);
            assertThat(Egresses.lines(gateway, 5).get(1).toString()).contains("\"hit\"");
        }
    }

    @Test
    void bypassesWhereItIsSwitchedOffOrNotWanted() throws Exception {
        api.always(Answers.json("{}").header("Cache-Control", "max-age=60"));
        try (GatewayTester gateway = Egresses.start(api.port(), "enableCache = false")) {
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("bypass");
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("bypass");
        }
        try (GatewayTester gateway = Egresses.start(api.port())) {
            get(gateway, "/apis/api/x");
            String control = "cache-control";
            assertThat(get(gateway, "/apis/api/x", control, "no-store").header("x-cache"))
                    .isEqualTo("bypass");
            assertThat(get(gateway, "/apis/api/x", control, "no-cache").header("x-cache"))
                    .isEqualTo("miss");
            Reply none = get(gateway, "/apis/api/y", control, "only-if-cached");
            assertThat(none.status()).isEqualTo(504);
            assertThat(api.requests()).hasSize(5);
        }
    }

    @Test
    void asksWhetherAnAnswerIsStillGood() throws Exception {
        api.then(Answers.json("{\"n\":1}").header("ETag", "\"e\"").header("X-A", "1"));
        api.then(
                Answers.of(304, "text/x", new byte[0])
                        .header("ETag", "\"e\"")
                        .header("X-A", "2")
                        .header("Cache-Control", "max-age=60"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            get(gateway, "/apis/api/x");
            Reply still = get(gateway, "/apis/api/x");
            assertThat(api.requests().get(1).header("if-none-match")).isEqualTo("\"e\"");
            assertThat(still.status()).isEqualTo(200);
            assertThat(still.text()).isEqualTo("{\"n\":1}");
            assertThat(still.header("x-a")).isEqualTo("2");
            assertThat(still.header("content-type")).isEqualTo("application/json");
            assertThat(still.header("x-cache")).isEqualTo("hit");
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("hit");
            assertThat(api.requests()).hasSize(2);
        }
    }

    @Test
    void forgetsWhatARequestChanges() throws Exception {
        api.always(
                Answers.json("{}")
                        .header("Cache-Control", "max-age=60")
                        .header("Location", "/base/y"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            for (String path : new String[] {"/apis/api/x", "/apis/api/y", "/apis/api/z"}) {
                get(gateway, path);
            }
            gateway.caller().send("POST", "/apis/api/x", "change");
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("miss");
            assertThat(get(gateway, "/apis/api/y").header("x-cache")).isEqualTo("miss");
            assertThat(get(gateway, "/apis/api/z").header("x-cache")).isEqualTo("hit");
        }
    }

    @Test
    void keepsCallersApart() throws Exception {
        api.always(Answers.json("{}").header("Cache-Control", "max-age=60"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            for (String field : new String[] {"authorization", "x-api-key"}) {
                for (int i = 0; i < 2; i++) {
                    Reply own = get(gateway, "/apis/api/" + field, field, "Bearer of-mine");
                    assertThat(own.header("x-cache")).isEqualTo("miss");
                }
            }
        }
    }

    @Test
    void forgetsWhatWasKeptOfARouteThatChanged() throws Exception {
        api.always(Answers.json("{}").header("Cache-Control", "max-age=60"));
        try (GatewayTester gateway = Egresses.start(api.port())) {
            get(gateway, "/apis/api/x");
            String same = Egresses.PROVIDER + Egresses.route("api", api.port(), "/base");
            gateway.rewrite(same + "\n# the same\n");
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("hit");
            gateway.rewrite(same + "authorization = \"other\"\n");
            assertThat(get(gateway, "/apis/api/x").header("x-cache")).isEqualTo("miss");
        }
    }
}

package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.Caller;
import aigateway.testing.Eventually;
import aigateway.testing.OpenAi;
import aigateway.testing.RawCaller;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call of the pages is a call: what a caller would get, they get.
class PlaygroundTest {
    private static final String PATH = "/admin/playground";
    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

    private final TwoProviders two = TwoProviders.openAi("[cache]\n", 15_000);
    private final Caller admin = new Caller("http://127.0.0.1:" + two.gateway().adminPort());

    @AfterEach
    void stop() {
        admin.close();
        two.close();
    }

    private Reply send(String body, String... fields) throws Exception {
        return admin.send("POST", PATH, body, fields);
    }

    private static String ask(String text) {
        return TwoProviders.WHOLE.replace("Hello", text);
    }

    private void set(String setting, String body) throws Exception {
        assertThat(admin.send("POST", "/admin/" + setting, body).status()).isEqualTo(200);
    }

    @Test
    void answersWhole() throws Exception {
        two.first().then(OpenAi.completion("Hi there"));
        Reply reply = send(ask("a"), "x-llm-provider", "first", "x-request-id", "mine");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.content()).isEqualTo("Hi there");
        assertThat(reply.header("x-request-id")).isEqualTo("mine");
        assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
        assertThat(two.gateway().entryOf("mine").toString()).contains("POST /admin/playground");
        assertThat(two.gateway().lines("admin")).isEmpty();
        String stats = admin.send("GET", "/admin/stats", "").text();
        assertThat(stats).contains("\"totalRequests\":1");
    }

    @Test
    void hasTheHeaderFieldsOfTheLlmApi() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        set("ratelimit", "{\"name\":\"a\",\"requestsPerWindow\":9,\"windowSeconds\":60}");
        Set<String> callers = names(two.caller().chat(ask("a"), "x-llm-provider", "first"));
        Set<String> pages = names(send(ask("b"), "x-llm-provider", "first"));
        assertThat(callers).contains("ratelimit-remaining", "server-timing", "x-cache");
        assertThat(pages).containsAll(callers);
    }

    private static Set<String> names(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return new TreeSet<>(reply.headers().map().keySet());
    }

    @Test
    void sendsTheRequestAsItIs() throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        String body =
                "{ \"messages\" :[{\"role\":\"user\",\"content\":\"caf\\u00e9\"}],\"new\":1.50,"
                        + "\"model\":\"first-model\"}";
        send(
                body,
                "x-llm-provider",
                "first",
                "cookie",
                "gateway-session=secret",
                "authorization",
                "Bearer secret");
        assertThat(two.first().request().text()).contains("caf\\u00e9").contains("\"new\":1.50");
        assertThat(two.first().request().toString()).doesNotContain("secret");
        assertThat(two.gateway().lines().toString()).doesNotContain("secret");
    }

    @Test
    void streamsAsItComes() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        two.first().then(OpenAi.stream("one ", "two").holdAfter(2, more));
        try (StreamedReply reply =
                admin.streamFrom(PATH, TwoProviders.STREAM, "x-llm-provider", "first")) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            assertThat(reply.header("x-gateway-provider")).isEqualTo("first");
            assertThat(reply.next()).contains("\"role\"");
            assertThat(reply.next()).contains("one ");
            more.countDown();
            assertThat(reply.completion().content()).isEqualTo("two");
            assertThat(reply.cut()).isFalse();
        }
    }

    @Test
    void failsAsACallDoes() throws Exception {
        two.first().then(Answers.error(400, "invalid_request_error", "no such parameter"));
        Reply reply = send(ask("a"), "x-llm-provider", "first");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorMessage()).contains("no such parameter");
        assertThat(send("{", "x-llm-provider", "first").status()).isEqualTo(400);
        assertThat(send("{}", "x-llm-provider", "nobody").status()).isEqualTo(400);
        assertThat(send(ask("a"), "x-llm-provider", "first", "x-gateway-strict", "x").status())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void failsOverAsACallDoes() throws Exception {
        two.first().then(Answers.error(500, "server_error", "broken"));
        two.second().then(OpenAi.completion("From the other"));
        Reply reply = send(ask("a"), "x-llm-provider", "first");
        assertThat(reply.content()).isEqualTo("From the other");
        assertThat(reply.header("x-gateway-attempts")).isEqualTo("2");
    }

    @Test
    void breaksOffAsAStreamDoes() throws Exception {
        two.first()
                .then(
                        OpenAi.stream("one ", "two")
                                .cutAfterPieces(2, aigateway.testing.Wire.Cut.RST));
        try (StreamedReply reply =
                admin.streamFrom(PATH, TwoProviders.STREAM, "x-llm-provider", "first")) {
            assertThat(reply.rest()).last().asString().contains("\"error\"");
            assertThat(reply.cut()).isFalse();
        }
    }

    @Test
    void countsAgainstTheLimitOfItsAddress() throws Exception {
        two.first().always(OpenAi.completion("Hi"));
        set("ratelimit", "{\"name\":\"a\",\"requestsPerWindow\":1,\"windowSeconds\":600}");
        assertThat(send(ask("a"), "x-llm-provider", "first").status()).isEqualTo(200);
        Reply refused = send(ask("b"), "x-llm-provider", "first");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after")).isNotEmpty();
        assertThat(refused.header("ratelimit-remaining")).isEqualTo("0");
        assertThat(admin.send("GET", "/admin/ratelimit/states", "").text()).contains("127.0.0.1");
    }

    @Test
    void isGuarded() throws Exception {
        two.first().always(OpenAi.completion("This is a Banned word"));
        set("guardrails", "{\"bannedPhrases\":[\"banned\"]}");
        Reply reply = send(ask("a"), "x-llm-provider", "first");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo("content_filter");
    }

    @Test
    void isAnsweredFromTheCache() throws Exception {
        two.first().then(OpenAi.completion("Kept"));
        assertThat(two.caller().chat(ask("a"), "x-llm-provider", "first").header("x-cache"))
                .isEqualTo("miss");
        Reply hit = send(ask("a"), "x-llm-provider", "first");
        assertThat(hit.header("x-cache")).isEqualTo("hit");
        assertThat(hit.content()).isEqualTo("Kept");
        two.first().then(OpenAi.completion("Fresh"));
        Reply fresh = send(ask("a"), "x-llm-provider", "first", "cache-control", "no-cache");
        assertThat(fresh.content()).isEqualTo("Fresh");
    }

    @Test
    void takesLongRequests() throws Exception {
        two.first().always(OpenAi.completion("Seen"));
        Reply reply = send(ask("x".repeat(15 << 20)), "x-llm-provider", "first");
        assertThat(reply.content()).isEqualTo("Seen");
        assertThat(send(ask("x".repeat(17 << 20))).status()).isEqualTo(413);
        assertThat(admin.send("POST", "/admin/systemprompt", ask("x".repeat(2 << 20))).status())
                .isEqualTo(413);
    }

    @Test
    void slowsItsProviderDownForASlowReader() throws Exception {
        String piece = "data: " + OpenAi.streamEvents("x".repeat(16_000)).get(1) + "\n\n";
        AtomicLong sent = new AtomicLong();
        two.first()
                .then(
                        (wire, _) -> {
                            wire.write(STREAM_HEAD.getBytes(StandardCharsets.US_ASCII));
                            for (int i = 0; i < 3_000; i++) {
                                wire.write(piece.getBytes(StandardCharsets.US_ASCII));
                                sent.incrementAndGet();
                            }
                        });
        try (RawCaller caller = new RawCaller(two.gateway().adminPort(), 8 << 10)) {
            caller.send(
                    RawCaller.chat(TwoProviders.STREAM, "x-llm-provider: first")
                            .replace("/v1/chat/completions", PATH));
            caller.read(1_000);
            AtomicLong before = new AtomicLong(-1);
            Eventually.holds(
                    "the provider is slowed down",
                    () -> {
                        java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
                        long now = sent.get();
                        return before.getAndSet(now) == now && now > 0;
                    });
            long stalled = sent.get();
            assertThat(stalled).isLessThan(2_900);
            caller.read(16_000_000);
            Eventually.holds("the provider goes on", () -> sent.get() > stalled);
        }
        two.first().request().awaitClosed();
    }

    @Test
    void endsWithWhoeverAskedInTheMiddleOfAStream() throws Exception {
        two.first().then(OpenAi.stream("one ", "two").stallAfter(2));
        try (StreamedReply reply =
                admin.streamFrom(PATH, TwoProviders.STREAM, "x-llm-provider", "first")) {
            assertThat(reply.next()).contains("\"role\"");
        }
        gone();
    }

    @Test
    void endsWithWhoeverAskedBeforeAnythingCame() throws Exception {
        for (String body : new String[] {TwoProviders.WHOLE, TwoProviders.STREAM}) {
            two.first().then(Answers.stall());
            try (RawCaller caller = new RawCaller(two.gateway().adminPort())) {
                caller.send(
                        RawCaller.chat(body, "x-llm-provider: first")
                                .replace("/v1/chat/completions", PATH));
                two.first().awaitRequest(two.first().requests().size() + 1);
            }
            two.first().requests().getLast().awaitClosed();
            Eventually.holds("no call is left", () -> two.gateway().callsUnderWay() == 0);
        }
    }

    private void gone() throws InterruptedException {
        two.first().request().awaitClosed();
        assertThat(two.gateway().awaitEntries(1).getFirst().path("message").asString())
                .isEqualTo("caller gone");
        assertThat(two.second().requests()).isEmpty();
    }
}

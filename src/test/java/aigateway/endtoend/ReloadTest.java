package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A changed configuration file is applied whole or not at all, and no call notices.
class ReloadTest {
    private final FakeProvider a = FakeProvider.start().always(OpenAi.completion("a"));
    private final FakeProvider b = FakeProvider.start().always(OpenAi.completion("b"));
    private final GatewayTester gateway = GatewayTester.start(config(a, "model-a"));

    private static String config(FakeProvider fake, String model) {
        return GatewayTester.provider("only", "openai", fake)
                .replace("only-model", model)
                .replace("models = [\"*\"]", "");
    }

    @AfterEach
    void stop() {
        gateway.close();
        a.close();
        b.close();
    }

    @Test
    void dropsNoCallAndAppliesNothingByHalves() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Reply>>> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(threads.submit(() -> ask(going)));
            }
            for (int i = 0; i < 2; i++) {
                gateway.rewrite(config(b, "model-b"));
                gateway.rewrite(config(a, "model-a"));
            }
            going.set(false);
            int calls = 0;
            for (Future<List<Reply>> caller : callers) {
                for (Reply reply : caller.get()) {
                    calls++;
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.header("x-gateway-model"))
                            .isEqualTo("model-" + reply.content());
                }
            }
            gateway.awaitEntries(calls);
        }
        assertThat(b.requests()).isNotEmpty();
        assertThat(a.requests()).allMatch(r -> r.text().contains("\"model-a\""));
        assertThat(b.requests()).allMatch(r -> r.text().contains("\"model-b\""));
    }

    private List<Reply> ask(AtomicBoolean going) throws Exception {
        List<Reply> replies = new ArrayList<>();
        while (going.get()) {
            replies.add(gateway.caller().chat(TwoProviders.WHOLE));
            Thread.sleep(2);
        }
        return replies;
    }

    @Test
    void leavesAStreamWithTheProviderThatItHas() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        a.always(OpenAi.stream("still ", "a").holdAfter(2, gate));
        try (StreamedReply reply = gateway.caller().stream(TwoProviders.STREAM)) {
            reply.next();
            gateway.rewrite(config(b, "model-b"));
            assertThat(gateway.caller().chat(TwoProviders.WHOLE).content()).isEqualTo("b");
            gate.countDown();
            assertThat(reply.completion().content()).isEqualTo("still a");
        }
    }

    @Test
    void keepsTheOldConfigurationIfTheNewOneIsBad() throws Exception {
        gateway.rewrite(config(b, "model-b") + "nonsense = 1\n[gatewai]\n");
        assertThat(gateway.caller().chat(TwoProviders.WHOLE).content()).isEqualTo("a");
        List<String> problems =
                gateway.lines("config").stream()
                        .map(line -> line.at("/metadata/problem").asString(""))
                        .filter(problem -> !problem.isEmpty())
                        .toList();
        assertThat(problems).hasSize(2).allMatch(problem -> problem.contains("Config.toml:"));
        assertThat(problems.toString()).contains("nonsense", "gatewai", "gateway");
        gateway.rewrite(config(b, "model-b"));
        assertThat(gateway.caller().chat(TwoProviders.WHOLE).content()).isEqualTo("b");
        JsonNode applied = gateway.lines("config").getLast();
        assertThat(applied.path("message").asString()).isEqualTo("configuration applied");
    }
}

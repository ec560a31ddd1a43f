package aigateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.TestKinds;
import aigateway.call.Call;
import aigateway.dialect.CallerRequest;
import aigateway.json.JsonDocument;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import aigateway.net.Deadline;
import aigateway.net.HttpClient;
import aigateway.net.Loop;
import aigateway.provider.Provider;
import aigateway.provider.TimeLimits;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteStageTest {
    private final List<String> seen = new ArrayList<>();
    private final RouteStage stage = new RouteStage(router());

    @Test
    void handsACallOnWithItsTargets() {
        Call call = call(Map.of("x-llm-provider", "two"), "ignored");
        stage.handle(call, sink(), (next, reply) -> seen.add("next"));

        assertThat(seen).containsExactly("next");
        assertThat(call.plan().primary().label()).isEqualTo("two/model-two");
    }

    @Test
    void goesByTheModelWithoutAHeader() {
        Call call = call(Map.of(), "one/other");
        stage.handle(call, sink(), (next, reply) -> seen.add("next"));

        assertThat(call.plan().primary().label()).isEqualTo("one/other");
    }

    @Test
    void failsACallThatCannotGoAnywhere() {
        stage.handle(call(Map.of(), "nobody's"), sink(), (next, reply) -> seen.add("next"));

        assertThat(seen).hasSize(1).first().asString().startsWith("404");
    }

    private static Router router() {
        List<Provider> providers = List.of(provider("one"), provider("two"));
        return new Router(
                new RouteSettings(
                        providers, List.of(), List.of(), true, List.of("one", "two"), null),
                bound -> 0);
    }

    private static Provider provider(String name) {
        return new Provider(
                name,
                TestKinds.named("vllm"),
                URI.create("http://localhost/v1"),
                List.of(),
                "model-" + name,
                List.of(),
                false,
                TimeLimits.DEFAULT);
    }

    private static Call call(Map<String, String> headers, String model) {
        Call call =
                new Call("id", "POST /v1/chat/completions", "peer", new NoLoop(), headers::get, 0);
        call.request(
                new CallerRequest(
                        "openai",
                        new JsonDocument(),
                        model,
                        false,
                        false,
                        () -> {
                            throw new AssertionError("routing decodes nothing");
                        }));
        return call;
    }

    private Sink sink() {
        return new Sink() {
            @Override
            public void on(ChatEvent event) {
                seen.add("on");
            }

            @Override
            public void end() {
                seen.add("end");
            }

            @Override
            public void fail(Failure failure) {
                int status = failure instanceof Failure.Refused refused ? refused.status() : 0;
                seen.add(status + " " + failure.message());
            }
        };
    }

    /// Routing needs no loop.
    private static final class NoLoop implements Loop {
        @Override
        public boolean inLoop() {
            return true;
        }

        @Override
        public long nowMillis() {
            return 0;
        }

        @Override
        public Deadline deadline(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpClient client() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }
}

package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answers;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An alias with weights spreads its calls, and still fails over.
class WeightsTest {
    private static final String ASK =
            "{\"model\":\"mix\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final TwoProviders two =
            TwoProviders.openAi(
                    "[models.\"mix\"]\ntargets = [\"first/a\", \"second/b\"]\nweights = [3, 1]",
                    15_000);

    @AfterEach
    void stop() {
        two.close();
    }

    @Test
    void spreadCalls() throws Exception {
        two.first().always(OpenAi.completion("a"));
        two.second().always(OpenAi.completion("b"));
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            counts.merge(two.caller().chat(ASK).header("x-gateway-model"), 1, Integer::sum);
        }
        // 300 of 400, give or take seven standard deviations.
        assertThat(counts.get("a")).isBetween(240, 360);
        assertThat(counts.get("b")).isEqualTo(400 - counts.get("a"));
    }

    @Test
    void failOverBothWays() throws Exception {
        two.first().always(Answers.error(503, "x", "No."));
        two.second().always(OpenAi.completion("b"));
        for (int i = 0; i < 12; i++) {
            Reply reply = two.caller().chat(ASK);
            assertThat(reply.content()).isEqualTo("b");
            assertThat(reply.header("x-gateway-model")).isEqualTo("b");
        }
    }
}

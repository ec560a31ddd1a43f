package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Anthropic;
import aigateway.testing.Completion;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import aigateway.testing.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Many calls at once, well and badly served, some left half-way: each caller gets its own answer
/// or
/// an error, never a word of another's.
class CrossTalkTest {
    private static final int CALLERS = 32;
    private static final int CALLS = 40;
    private static final Pattern MARK = Pattern.compile("mark-[0-9]+-[0-9]+");

    private static Answer answer(ReceivedRequest request, boolean anthropic) {
        Matcher found = MARK.matcher(request.text());
        String mark = found.find() ? found.group() : "none";
        boolean stream = request.text().contains("\"stream\":true");
        String[] parts = {mark.substring(0, 3), mark.substring(3), " " + "x".repeat(500)};
        Answer good =
                stream
                        ? anthropic ? Anthropic.stream(parts) : OpenAi.stream(parts)
                        : anthropic
                                ? Anthropic.message(String.join("", parts))
                                : OpenAi.completion(String.join("", parts));
        return switch (Math.floorMod(mark.hashCode(), 8)) {
            case 0 -> anthropic ? Answers.error(500, "x", "No.") : good;
            case 1 -> anthropic ? good.cutAfter(300, Wire.Cut.FIN) : good;
            case 2 -> anthropic ? good.cutAfter(900, Wire.Cut.RST) : good.inPieces(11);
            case 3 -> good.inPieces(100);
            case 4 -> good.after(5);
            default -> good;
        };
    }

    @Test
    void neverHappens() throws Exception {
        try (TwoProviders two = TwoProviders.anthropic();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            two.first().answering(request -> answer(request, true));
            two.second().answering(request -> answer(request, false));
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                int caller = i;
                callers.add(threads.submit(() -> call(two, caller)));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            two.gateway().awaitEntries(CALLERS * CALLS);
            assertThat(two.gateway().callsUnderWay()).isZero();
            assertThat(two.gateway().entries())
                    .extracting(entry -> entry.at("/metadata/requestId").asString())
                    .doesNotHaveDuplicates();
        }
    }

    private static Void call(TwoProviders two, int caller) throws Exception {
        Random random = new Random(caller);
        for (int i = 0; i < CALLS; i++) {
            String mark = "mark-" + caller + "-" + i;
            String provider = random.nextInt(3) == 0 ? "second" : "first";
            switch (random.nextInt(3)) {
                case 0 -> whole(two, provider, mark);
                case 1 -> stream(two, provider, mark);
                default -> leave(two, provider, mark);
            }
        }
        return null;
    }

    private static String body(boolean stream, String mark) {
        return "{\"stream\":%b,\"messages\":[{\"role\":\"user\",\"content\":\"%s.\"}]}"
                .formatted(stream, mark);
    }

    private static void whole(TwoProviders two, String provider, String mark) throws Exception {
        Reply reply = two.caller().chat(body(false, mark), "x-llm-provider", provider);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.content()).startsWith(mark + " x");
    }

    private static void stream(TwoProviders two, String provider, String mark) throws Exception {
        try (StreamedReply reply =
                two.caller().stream(body(true, mark), "x-llm-provider", provider)) {
            Completion answer = reply.completion();
            assertThat(reply.cut()).isFalse();
            if (answer.done()) {
                assertThat(answer.content()).startsWith(mark + " x");
            } else {
                assertThat(answer.error()).isNotNull();
                assertThat(mark + " " + "x".repeat(500)).startsWith(answer.content());
            }
        }
    }

    private static void leave(TwoProviders two, String provider, String mark) throws Exception {
        try (StreamedReply reply =
                two.caller().stream(body(true, mark), "x-llm-provider", provider)) {
            assertThat(reply.status()).isEqualTo(200);
        }
    }
}

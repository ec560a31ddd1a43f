package aigateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.Sink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// A provider that says the same for ever takes no more than a bounded part of the memory: whatever
/// event of a fixture is repeated, with the same or with ever new numbers.
@Tag("thorough")
class EndlessStreamTest {
    private static final long FED = 56L << 20;
    private static final long KEPT = 40L << 20;
    private static final int CHUNK = 16 << 10;

    @TestFactory
    Stream<DynamicTest> keepsLittleOfAStreamThatNeverEnds() {
        return Targets.chosen()
                .filter(target -> target instanceof ReplyTarget reply && reply.stream())
                .map(target -> (ReplyTarget) target)
                .map(target -> DynamicTest.dynamicTest(target.name(), () -> check(target)));
    }

    private static void check(ReplyTarget target) {
        List<String> greedy = new ArrayList<>();
        Map<String, String> beginnings = beginnings(target);
        assertThat(beginnings).isNotEmpty();
        beginnings.forEach(
                (event, before) -> {
                    for (IntFunction<String> each : variants(event, before.isEmpty())) {
                        long kept = kept(target, before, each);
                        if (kept > KEPT) {
                            greedy.add(
                                    (kept >> 20)
                                            + " MiB: "
                                            + each.apply(1).lines().toList().getFirst());
                        }
                    }
                });
        assertThat(greedy).isEmpty();
    }

    /// Each sort of event, with what comes before it in its stream.
    private static Map<String, String> beginnings(ReplyTarget target) {
        Map<String, String> events = new LinkedHashMap<>();
        Map<String, Boolean> sorts = new LinkedHashMap<>();
        for (byte[] seed : target.seeds()) {
            StringBuilder before = new StringBuilder();
            String text = new String(seed, StandardCharsets.UTF_8);
            String end =
                    Stream.of("\r\n\r\n", "\n\n").filter(text::contains).findFirst().orElse("\n");
            for (String event : text.split("(?<=" + end + ")")) {
                String sort = event.replaceAll("\"[^\"]*\"(?!:)|\\d+", "");
                if (sorts.putIfAbsent(sort, true) == null && event.endsWith(end)) {
                    events.put(event, before.toString());
                }
                before.append(event);
            }
        }
        return events;
    }

    private static List<IntFunction<String>> variants(String event, boolean first) {
        List<IntFunction<String>> variants = new ArrayList<>();
        String many = event.repeat(1 + CHUNK / event.length());
        variants.add(_ -> many);
        String numbered = event.replaceFirst("\"index\":\\s*\\d+", "\"index\":#");
        if (!numbered.equals(event)) {
            variants.add(number -> numbered.replace("#", Integer.toString(number)));
        }
        if (first) {
            String named = event.replaceFirst("\\{", "{\"x-#\":\"#\",");
            variants.add(number -> named.replace("#", Integer.toString(number)));
        }
        return variants;
    }

    /// Bytes that are in use for a reader after so much input; 0 if it has given up.
    private static long kept(ReplyTarget target, String before, IntFunction<String> event) {
        Waste sink = new Waste();
        ReplyReader reader = target.dialect().reader("acme", true, sink);
        reader.data(Bytes.utf8(before));
        long used = used();
        int number = 0;
        for (long fed = 0; fed < FED && !sink.over; ) {
            StringBuilder chunk = new StringBuilder();
            while (chunk.length() < CHUNK) {
                chunk.append(event.apply(number++));
            }
            reader.data(Bytes.utf8(chunk.toString()));
            fed += chunk.length();
        }
        long kept = sink.over ? 0 : used() - used;
        reader.end();
        return kept;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /// Decodes what comes and keeps nothing.
    private static final class Waste implements Sink {
        private boolean over;

        @Override
        public void on(ChatEvent event) {
            if (event instanceof ChatEvent.Raw raw) {
                raw.decode();
            }
        }

        @Override
        public void end() {
            over = true;
        }

        @Override
        public void fail(Failure failure) {
            over = true;
        }
    }
}

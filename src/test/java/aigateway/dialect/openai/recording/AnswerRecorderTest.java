package aigateway.dialect.openai.recording;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Recording;
import aigateway.dialect.openai.reply.ReplyDecoder;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.FinishReason;
import aigateway.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Answers that are kept and given again.
class AnswerRecorderTest {
    private static final Usage USAGE = new Usage(1, 2, 0, 0, 0, 3);

    private final AnswerRecorder recorder =
            new AnswerRecorder("openai", new ReplyHead(() -> Instant.ofEpochSecond(7)));

    private static ChatEvent.Raw raw(String data, boolean whole, boolean usage) {
        return new ChatEvent.Raw(
                "openai",
                Bytes.utf8(data),
                whole,
                !usage,
                usage,
                usage ? USAGE : null,
                whole ? "stop" : null,
                1,
                new ReplyDecoder());
    }

    private static List<ChatEvent> again(Recording recording) {
        List<ChatEvent> events = new ArrayList<>();
        ChatEvent.Decoder decoder = recording.decoder();
        for (int i = 0; i < recording.pieces(); i++) {
            events.add(recording.piece(i, decoder));
        }
        return events;
    }

    private static List<ChatEvent> decoded(Recording recording) {
        List<ChatEvent> events = new ArrayList<>();
        again(recording).forEach(event -> events.addAll(((ChatEvent.Raw) event).decode()));
        return events;
    }

    @Test
    void keepsRawPiecesAsTheyAre() {
        Random random = new Random(3);
        List<ChatEvent.Raw> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            sent.add(raw("x".repeat(random.nextInt(5_000)) + i, false, i % 50 == 49));
        }
        sent.add(raw("y".repeat(1_000_000), true, false));
        sent.forEach(recorder::on);
        Recording recording = recorder.finish();
        List<ChatEvent> got = again(recording);
        assertThat(got).hasSameSizeAs(sent);
        for (int i = 0; i < sent.size(); i++) {
            ChatEvent.Raw was = sent.get(i);
            assertThat(got.get(i))
                    .usingRecursiveComparison()
                    .ignoringFields("decoder", "data")
                    .isEqualTo(was);
            assertThat(((ChatEvent.Raw) got.get(i)).data()).isEqualTo(was.data());
        }
        long length = sent.stream().mapToLong(each -> each.data().length()).sum();
        assertThat(recording.bytes()).isBetween(length, length + 5_000);
    }

    @Test
    void packsWhatIsShortAndReadsItAgain() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            AnswerRecorder some =
                    new AnswerRecorder("openai", new ReplyHead(() -> Instant.ofEpochSecond(7)));
            List<ChatEvent.Raw> sent = new ArrayList<>();
            int pieces = random.nextInt(80);
            long began = 0;
            for (int i = 0; i < pieces; i++) {
                began |= random.nextInt(4) == 0 ? 1L << random.nextInt(64) : 0;
                boolean used = random.nextInt(5) == 0;
                sent.add(
                        new ChatEvent.Raw(
                                "openai",
                                Bytes.utf8("é".repeat(random.nextInt(300))),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                random.nextBoolean(),
                                used ? usage(random) : null,
                                random.nextInt(5) == 0 ? "stöp".substring(random.nextInt(4)) : null,
                                began,
                                new ReplyDecoder()));
            }
            sent.forEach(some::on);
            Recording recording = some.finish();
            Bytes packed = recording.packed();
            assertThat(packed).isNotNull();
            Recording opened = recording.opener().open(packed.toByteArray());
            assertThat(again(opened))
                    .usingRecursiveComparison()
                    .ignoringFields("decoder", "data")
                    .isEqualTo(sent);
            for (int i = 0; i < pieces; i++) {
                assertThat(((ChatEvent.Raw) again(opened).get(i)).data())
                        .isEqualTo(sent.get(i).data());
            }
            assertThat(again(recording)).hasSize(pieces);
        }
    }

    private static Usage usage(Random random) {
        return new Usage(
                random.nextLong(),
                random.nextInt(100),
                0,
                random.nextInt(1 << 20),
                -1,
                Long.MAX_VALUE,
                random.nextInt(3),
                127);
    }

    @Test
    void givesTranslatedEventsAgain() {
        List<ChatEvent> events =
                List.of(
                        new ChatEvent.Started("id", 5, "m"),
                        new ChatEvent.ReasoningDelta(0, 0, "hm", "anthropic-claude-v1"),
                        new ChatEvent.ReasoningSignature(0, 0, "sig", "anthropic-claude-v1"),
                        new ChatEvent.TextDelta(0, "Hello"),
                        new ChatEvent.TextDelta(1, "Hello too"),
                        new ChatEvent.MessageField(0, "annotations", Bytes.utf8("[1]")),
                        new ChatEvent.ToolCallDelta(
                                0, 0, "c1", "f", "{", Bytes.utf8("{\"google\":1}")),
                        new ChatEvent.ToolCallDelta(0, 0, null, null, "}", null),
                        new ChatEvent.Finished(0, FinishReason.TOOL_CALLS, "tool_use"),
                        new ChatEvent.Finished(1, FinishReason.STOP, null),
                        new ChatEvent.UsageReported(USAGE));
        events.forEach(recorder::on);
        assertThat(decoded(recorder.finish())).containsExactlyElementsOf(events);
    }

    @Test
    void tellsTheUsageApartAndTheFinish() {
        recorder.on(new ChatEvent.TextDelta(0, "Hello"));
        recorder.on(new ChatEvent.Finished(0, FinishReason.LENGTH, null));
        recorder.on(new ChatEvent.ReplyField("citations", Bytes.utf8("[]")));
        recorder.on(new ChatEvent.UsageReported(USAGE));
        List<ChatEvent> got = again(recorder.finish());
        assertThat(got).hasSize(4);
        ChatEvent.Raw finish = (ChatEvent.Raw) got.get(1);
        ChatEvent.Raw usage = (ChatEvent.Raw) got.get(3);
        assertThat(finish.finish()).isEqualTo("length");
        assertThat(finish.commits()).isTrue();
        assertThat(usage.usageOnly()).isTrue();
        assertThat(usage.usage()).isEqualTo(USAGE);
        assertThat(usage.commits()).isFalse();
        assertThat(((ChatEvent.Raw) got.get(2)).data().utf8()).contains("\"citations\":[]");
    }

    @Test
    void completesWhatAReplyLeavesOut() {
        ChatEvent.Started full = new ChatEvent.Started("id", 5, "m");
        assertThat(recorder.complete(full)).isSameAs(full);
        ChatEvent.Started made = recorder.complete(new ChatEvent.Started("", 0, "m"));
        assertThat(made.id()).startsWith("chatcmpl-");
        assertThat(made.created()).isEqualTo(7);
        assertThat(recorder.complete(new ChatEvent.Started("", 0, "m"))).isEqualTo(made);
    }
}

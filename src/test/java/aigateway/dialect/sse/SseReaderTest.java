package aigateway.dialect.sse;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseReaderTest {
    private static final String MIXED =
            "\uFEFF: hello\n\ndata: {\"a\":1}\n\nevent: ping\r\ndata: x\r\n\r\nid: 7\rdata:no space\r\r"
                    + "retry: 10\ndata: one\ndata: two\ndata\ndata:  three\n\n"
                    + ":\n\nevent: lonely\n\ndata: after\nevent: late\n\n"
                    + "data: \u20ac\ud83d\ude00\n\ndatax: no\n\ndata:\n\ndata: [DONE]\n\n";
    private static final List<String> EVENTS =
            List.of(
                    "|{\"a\":1}",
                    "ping|x",
                    "|no space",
                    "|one\ntwo\n\n three",
                    "late|after",
                    "|\u20ac\ud83d\ude00",
                    "|",
                    "|[DONE]");

    @Test
    void readsEveryFormOfLineEndCommentAndField() {
        assertThat(read(MIXED, MIXED.length() * 4)).isEqualTo(EVENTS);
    }

    @Test
    void readsTheSameHoweverTheStreamIsCut() {
        byte[] all = MIXED.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size < 40; size++) {
            assertThat(read(MIXED, size)).as("pieces of %d", size).isEqualTo(EVENTS);
        }
        for (int cut = 0; cut <= all.length; cut++) {
            Collector events = new Collector();
            SseReader reader = new SseReader(1000, events);
            reader.data(Bytes.of(all, 0, cut));
            reader.data(Bytes.of(all, cut, all.length - cut));
            reader.end();
            assertThat(events.seen).as("cut at %d", cut).isEqualTo(EVENTS);
        }
    }

    @Test
    void handsOnLinesThatAreNoFieldOfAnEvent() {
        List<String> others = new ArrayList<>();
        SseReader.Events events =
                new SseReader.Events() {
                    @Override
                    public void event(String name, Bytes data) {}

                    @Override
                    public void tooLong() {}

                    @Override
                    public void other(Bytes line) {
                        others.add(line.utf8());
                    }
                };
        SseReader reader = new SseReader(100, events);

        reader.data(Bytes.utf8(": no\ndata: no\n\n{\n  \"error\": "));
        reader.data(Bytes.utf8("1\r\n}"));
        reader.end();

        assertThat(others).containsExactly("{", "  \"error\": 1", "}");
    }

    @Test
    void pushesTheLastEventWithoutItsEmptyLine() {
        assertThat(read("data: a\n\ndata: b", 100)).containsExactly("|a", "|b");
        assertThat(read("data: a\n\ndata: b\n", 3)).containsExactly("|a", "|b");
    }

    @Test
    void handsOutAViewOfTheChunk() {
        byte[] chunk = "data: {}\n\n".getBytes(StandardCharsets.UTF_8);
        List<Bytes> data = new ArrayList<>();
        SseReader reader = new SseReader(100, new Collector(data));
        reader.data(Bytes.of(chunk));
        assertThat(data).hasSize(1);
        assertThat(data.getFirst().array()).isSameAs(chunk);
    }

    @Test
    void keepsDataThatWasHandedOutUnchanged() {
        List<Bytes> data = new ArrayList<>();
        SseReader reader = new SseReader(100, new Collector(data));
        for (byte b : "data: first\n\ndata: other\n\n".getBytes(StandardCharsets.UTF_8)) {
            reader.data(Bytes.of(new byte[] {b}));
        }
        assertThat(data).extracting(Bytes::utf8).containsExactly("first", "other");
    }

    @Test
    void stopsAtAnEventThatIsTooLong() {
        String line = "data: " + "x".repeat(50) + "\n\ndata: y\n\n";
        assertThat(read(line, 7, 40)).containsExactly("too long");
        assertThat(read(line, 1000, 40)).containsExactly("too long");
        String lines = "data: 0123456789\n".repeat(5) + "\ndata: y\n\n";
        assertThat(read(lines, 1000, 40)).containsExactly("too long");
        assertThat(read(lines, 1, 40)).containsExactly("too long");
    }

    @Test
    void ignoresWhatComesAfterItWasStopped() {
        List<String> seen = new ArrayList<>();
        SseReader[] self = new SseReader[1];
        self[0] =
                new SseReader(
                        100,
                        new SseReader.Events() {
                            @Override
                            public void event(String name, Bytes data) {
                                seen.add(data.utf8());
                                self[0].stop();
                            }

                            @Override
                            public void tooLong() {
                                seen.add("too long");
                            }
                        });
        self[0].data(Bytes.utf8("data: a\n\ndata: b\n\n"));
        self[0].data(Bytes.utf8("data: c\n\n"));
        self[0].end();
        assertThat(seen).containsExactly("a");
    }

    @Test
    void survivesAnyBytes() {
        Random random = new Random(7);
        byte[] alphabet = "data:event \n\r\n\n:x\uFEFF".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(80)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            List<String> whole = read(bytes, bytes.length + 1, 1000);
            assertThat(read(bytes, 1 + random.nextInt(5), 1000)).isEqualTo(whole);
        }
    }

    @Test
    void writesWhatItReads() {
        Bytes framed = SseWriter.event("ping", Bytes.utf8("{\n\"a\":\r\n1}"));
        assertThat(framed.utf8()).isEqualTo("event: ping\ndata: { \"a\":  1}\n\n");
        assertThat(read(framed.utf8(), 5)).containsExactly("ping|{ \"a\":  1}");
        assertThat(SseWriter.event(Bytes.utf8("[DONE]")).utf8()).isEqualTo("data: [DONE]\n\n");
        assertThat(SseWriter.comment("a\nb").utf8()).isEqualTo(": a b\n\n");
    }

    private static List<String> read(String text, int pieces) {
        return read(text, pieces, 1000);
    }

    private static List<String> read(String text, int pieces, int max) {
        return read(text.getBytes(StandardCharsets.UTF_8), pieces, max);
    }

    private static List<String> read(byte[] all, int pieces, int max) {
        Collector events = new Collector();
        SseReader reader = new SseReader(max, events);
        for (int at = 0; at < all.length; at += pieces) {
            reader.data(Bytes.of(all, at, Math.min(pieces, all.length - at)));
        }
        reader.end();
        return events.seen;
    }

    private static final class Collector implements SseReader.Events {
        final List<String> seen = new ArrayList<>();
        private final List<Bytes> data;

        Collector() {
            this(new ArrayList<>());
        }

        Collector(List<Bytes> data) {
            this.data = data;
        }

        @Override
        public void event(String name, Bytes bytes) {
            seen.add(name + "|" + bytes.utf8());
            data.add(bytes);
        }

        @Override
        public void tooLong() {
            seen.add("too long");
        }
    }
}

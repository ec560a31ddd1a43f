package aigateway.dialect.ndjson;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {
    private static final String MIXED =
            "\n{\"a\":1}\n\r\n{\"b\":\"\u20ac\ud83d\ude00\"}\r\n  \n\t\n3\r4\n \"five\" \nlast";
    private static final List<String> LINES =
            List.of("{\"a\":1}", "{\"b\":\"\u20ac\ud83d\ude00\"}", "3", "4", " \"five\" ", "last");

    @Test
    void readsTheSameHoweverTheStreamIsCut() {
        byte[] all = MIXED.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= all.length; size++) {
            assertThat(read(MIXED, size, 1000)).as("pieces of %d", size).isEqualTo(LINES);
        }
        for (int cut = 0; cut <= all.length; cut++) {
            Collector lines = new Collector();
            NdjsonReader reader = new NdjsonReader(1000, lines);
            reader.data(Bytes.of(all, 0, cut));
            reader.data(Bytes.of(all, cut, all.length - cut));
            reader.end();
            assertThat(lines.texts()).as("cut at %d", cut).isEqualTo(LINES);
        }
    }

    @Test
    void handsOutAViewOfTheChunk() {
        byte[] chunk = "{}\n{}\n".getBytes(StandardCharsets.UTF_8);
        Collector lines = new Collector();
        new NdjsonReader(100, lines).data(Bytes.of(chunk));
        assertThat(lines.seen).hasSize(2).allMatch(line -> line.array() == chunk);
    }

    @Test
    void keepsLinesThatWereHandedOutUnchanged() {
        assertThat(read("first\nother\n", 1, 100)).containsExactly("first", "other");
        assertThat(read("first\nother\n", 4, 100)).containsExactly("first", "other");
    }

    @Test
    void stopsAtALineThatIsTooLong() {
        String text = "short\n" + "x".repeat(50) + "\nmore\n";
        for (int size : new int[] {1, 7, 1000}) {
            assertThat(read(text, size, 40)).containsExactly("short", "too long");
        }
        assertThat(read("x".repeat(41), 41, 40)).containsExactly("too long");
        assertThat(read("x".repeat(40) + "\n", 13, 40)).containsExactly("x".repeat(40));
    }

    @Test
    void saysNothingAfterItWasStopped() {
        List<String> seen = new ArrayList<>();
        NdjsonReader[] reader = new NdjsonReader[1];
        reader[0] =
                new NdjsonReader(
                        100,
                        new NdjsonReader.Receiver() {
                            @Override
                            public void line(Bytes line) {
                                seen.add(line.utf8());
                                reader[0].stop();
                            }

                            @Override
                            public void tooLong() {
                                seen.add("too long");
                            }
                        });
        reader[0].data(Bytes.utf8("a\nb\nc"));
        reader[0].data(Bytes.utf8("d\n"));
        reader[0].end();
        assertThat(seen).containsExactly("a");
    }

    private static List<String> read(String text, int size, int longest) {
        Collector lines = new Collector();
        NdjsonReader reader = new NdjsonReader(longest, lines);
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < all.length; at += size) {
            reader.data(Bytes.of(Arrays.copyOfRange(all, at, Math.min(all.length, at + size))));
        }
        reader.end();
        return lines.texts();
    }

    private static final class Collector implements NdjsonReader.Receiver {
        private final List<Bytes> seen = new ArrayList<>();

        @Override
        public void line(Bytes line) {
            seen.add(line);
        }

        @Override
        public void tooLong() {
            seen.add(Bytes.utf8("too long"));
        }

        List<String> texts() {
            return seen.stream().map(Bytes::utf8).toList();
        }
    }
}

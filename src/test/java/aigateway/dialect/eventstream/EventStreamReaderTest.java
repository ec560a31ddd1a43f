package aigateway.dialect.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventStreamReaderTest {
    private static final String LONG = "x".repeat(900);
    private static final List<String> SEEN =
            List.of("one {}", "two " + LONG, "null ", "last \u20ac");

    private static byte[] mixed() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(Frames.message("{}", ":event-type", "one"));
        all.writeBytes(Frames.message(LONG, ":message-type", "event", ":event-type", "two"));
        all.writeBytes(Frames.framed(new byte[0], new byte[0]));
        all.writeBytes(Frames.message("\u20ac", ":event-type", "last"));
        return all.toByteArray();
    }

    @Test
    void readsTheSameHoweverTheStreamIsCut() {
        byte[] all = mixed();
        for (int size = 1; size <= all.length; size++) {
            assertThat(read(all, size, 2000)).as("pieces of %d", size).isEqualTo(SEEN);
        }
    }

    @Test
    void handsOutAViewOfTheChunk() {
        byte[] chunk = mixed();
        Collector messages = new Collector();
        new EventStreamReader(2000, messages).data(Bytes.of(chunk));
        assertThat(messages.payloads).hasSize(4).allMatch(payload -> payload.array() == chunk);
    }

    @Test
    void keepsMessagesThatWereHandedOutUnchanged() {
        byte[] all = mixed();
        Collector messages = new Collector();
        EventStreamReader reader = new EventStreamReader(2000, messages);
        for (byte b : all) {
            reader.data(Bytes.of(new byte[] {b}));
        }
        assertThat(messages.payloads.get(1).utf8()).isEqualTo(LONG);
        assertThat(messages.payloads.get(3).utf8()).isEqualTo("\u20ac");
    }

    @Test
    void stopsAtAMessageThatIsTooLong() {
        for (int size : new int[] {1, 7, 5000}) {
            assertThat(read(mixed(), size, 500))
                    .containsExactly(
                            "one {}", "! a message of the stream is longer than 500 bytes");
        }
    }

    @Test
    void noticesAnyDamage() {
        byte[] good = Frames.message("{\"a\":1}", ":event-type", "one");
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            for (int size : new int[] {1, bad.length}) {
                assertThat(read(bad, size, 2000)).as("at %d", at).hasSize(1);
                assertThat(read(bad, size, 2000).getFirst()).startsWith("! ");
            }
        }
    }

    @Test
    void refusesLengthsThatCannotBe() {
        for (int[] lengths : new int[][] {{15, 0}, {16, 1}, {20, -1}, {-1, 0}, {0, 0}}) {
            ByteBuffer out = ByteBuffer.allocate(40).putInt(lengths[0]).putInt(lengths[1]);
            out.putInt(Frames.checksum(out.array(), 8));
            assertThat(read(out.array(), 40, 2000))
                    .containsExactly("! a message of the stream has impossible lengths");
        }
    }

    @Test
    void refusesWhatIsNoEventStream() {
        for (String text :
                List.of("<html><body>Bad gateway</body>", "{\"message\":\"no\"}      ")) {
            assertThat(read(text.getBytes(StandardCharsets.UTF_8), 1, 2000))
                    .containsExactly(
                            "! the answer is no event stream, or a message of it is damaged");
        }
    }

    @Test
    void readsHeadersOfEveryType() {
        byte[] headers = {
            1, 'a', 0, 1, 'b', 1, 1, 'c', 2, 9, 1, 'd', 3, 9, 9, 1, 'e', 4, 9, 9, 9, 9, //
            1, 'f', 5, 9, 9, 9, 9, 9, 9, 9, 9, 1, 'g', 6, 0, 2, 9, 9, //
            1, 'h', 8, 9, 9, 9, 9, 9, 9, 9, 9, //
            1, 'i', 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, //
            1, 'z', 7, 0, 2, 'o', 'k'
        };
        EventHeaders all = new EventHeaders(Bytes.of(headers));

        assertThat(all.text("z")).isEqualTo("ok");
        assertThat(all.text("a")).isNull();
        assertThat(all.text("zz")).isNull();
    }

    @Test
    void readsNothingOfMalformedHeaders() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] headers = new byte[random.nextInt(24)];
            for (int i = 0; i < headers.length; i++) {
                headers[i] = (byte) random.nextInt(12);
            }
            assertThat(new EventHeaders(Bytes.of(headers)).text("name")).isNull();
        }
    }

    @Test
    void saysNothingAfterItWasStopped() {
        List<String> seen = new ArrayList<>();
        EventStreamReader[] reader = new EventStreamReader[1];
        reader[0] =
                new EventStreamReader(
                        2000,
                        new EventStreamReader.Receiver() {
                            @Override
                            public void message(EventHeaders headers, Bytes payload) {
                                seen.add(payload.utf8());
                                reader[0].stop();
                            }

                            @Override
                            public void broken(String what) {
                                seen.add(what);
                            }
                        });
        reader[0].data(Bytes.of(mixed()));
        reader[0].data(Bytes.of(mixed()));
        assertThat(seen).containsExactly("{}");
    }

    private static List<String> read(byte[] all, int size, int longest) {
        Collector messages = new Collector();
        EventStreamReader reader = new EventStreamReader(longest, messages);
        for (int at = 0; at < all.length; at += size) {
            reader.data(Bytes.of(Arrays.copyOfRange(all, at, Math.min(all.length, at + size))));
        }
        return messages.seen;
    }

    private static final class Collector implements EventStreamReader.Receiver {
        private final List<String> seen = new ArrayList<>();
        private final List<Bytes> payloads = new ArrayList<>();

        @Override
        public void message(EventHeaders headers, Bytes payload) {
            seen.add(headers.text(":event-type") + " " + payload.utf8());
            payloads.add(payload);
        }

        @Override
        public void broken(String what) {
            seen.add("! " + what);
        }
    }
}

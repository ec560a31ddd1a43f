package aigateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Compares with Jackson on texts that are broken at random, from a fixed seed.
class JsonDifferentialTest {
    private static final String PIECES = "{}[]:,\"\\ \n\t0123456789eE+-.truefalsn/u\u00e9\u20ac";

    @Test
    void agreesWithJacksonOnBrokenTexts() {
        Random random = new Random(20_261_124);
        int accepted = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] text = mutated(random);
            accepted += Differential.compare(text) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    @Test
    void agreesWithJacksonOnRandomValues() {
        Random random = new Random(42);
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            value(random, 0, text);
            boolean accepted =
                    Differential.compare(text.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(accepted).as("%s", text).isTrue();
        }
    }

    private static byte[] mutated(Random random) {
        byte[] text =
                Differential.SEEDS
                        .get(random.nextInt(Differential.SEEDS.size()))
                        .getBytes(StandardCharsets.UTF_8);
        byte[] pieces = PIECES.getBytes(StandardCharsets.UTF_8);
        int changes = random.nextInt(4);
        for (int i = 0; i < changes && text.length > 1; i++) {
            int at = random.nextInt(text.length);
            byte piece = pieces[random.nextInt(pieces.length)];
            byte[] next =
                    switch (random.nextInt(4)) {
                        case 0 -> spliced(text, at, at + 1, new byte[0]);
                        case 1 -> spliced(text, at, at, new byte[] {piece});
                        case 2 -> spliced(text, at, at + 1, new byte[] {piece});
                        default -> {
                            int end = Math.min(text.length, at + random.nextInt(8));
                            byte[] copied = java.util.Arrays.copyOfRange(text, at, end);
                            yield spliced(text, end, end, copied);
                        }
                    };
            text = next;
        }
        return text;
    }

    private static byte[] spliced(byte[] text, int from, int to, byte[] with) {
        byte[] out = new byte[text.length - (to - from) + with.length];
        System.arraycopy(text, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(text, to, out, from + with.length, text.length - to);
        return out;
    }

    private static void value(Random random, int depth, StringBuilder out) {
        switch (random.nextInt(depth > 4 ? 4 : 6)) {
            case 0 -> out.append(random.nextInt(3) == 0 ? "null" : random.nextBoolean());
            case 1 -> out.append(random.nextLong());
            case 2 -> out.append(random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
            case 3 -> string(random, out);
            case 4 -> {
                out.append('[');
                int size = random.nextInt(5);
                for (int i = 0; i < size; i++) {
                    out.append(i > 0 ? ", " : "");
                    value(random, depth + 1, out);
                }
                out.append(']');
            }
            default -> {
                out.append('{');
                int size = random.nextInt(24);
                for (int i = 0; i < size; i++) {
                    out.append(i > 0 ? "," : "").append("\"k").append(i).append("\" :");
                    value(random, depth + 1, out);
                }
                out.append('}');
            }
        }
    }

    private static void string(Random random, StringBuilder out) {
        JsonWriter writer = new JsonWriter(8);
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(10);
            text.appendCodePoint(
                    kind < 6
                            ? random.nextInt(0x80)
                            : kind < 8
                                    ? random.nextInt(0xd800)
                                    : 0x10000 + random.nextInt(0xfffff));
        }
        out.append(writer.string(text.toString()).bytes().utf8());
    }
}

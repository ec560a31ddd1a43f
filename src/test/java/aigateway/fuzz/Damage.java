package aigateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Damages input at random.
///
/// @param random with a fixed seed, so that every run is the same
record Damage(Random random) {
    static final List<byte[]> PIECES =
            Stream.of(
                            "null",
                            "true",
                            "[]",
                            "{}",
                            "\"\"",
                            "0",
                            "-1",
                            "1e99",
                            "1E400",
                            "0.5",
                            "99999999999999999999",
                            "2147483648",
                            ",",
                            ":",
                            "\"",
                            "\\",
                            "\n",
                            "\r",
                            "\n\n",
                            "\r\n\r\n",
                            " ",
                            "data: ",
                            "data:",
                            "event: error\n",
                            "event:",
                            "id: 1\n",
                            ": x\n",
                            "[DONE]",
                            "{",
                            "}",
                            "[",
                            "]",
                            "\"index\":70,",
                            "\"index\":1000000000,",
                            "\"x\":[{}],",
                            "\"error\":{},",
                            "\\u0000",
                            "\\ud800",
                            "\\udc00",
                            "\u00e9",
                            "\u20ac",
                            "\ud83d\ude00",
                            "\u0000",
                            "\ufeff",
                            "<html>")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toList();
    private static final int MOST_BYTES = 64 << 10;

    /// One of the seeds with some flaws.
    byte[] of(List<byte[]> seeds) {
        byte[] input = any(seeds);
        for (int flaws = random.nextInt(5); flaws > 0; flaws--) {
            input = flawed(input, seeds);
        }
        return input;
    }

    private byte[] any(List<byte[]> list) {
        return list.get(random.nextInt(list.size()));
    }

    private byte[] flawed(byte[] input, List<byte[]> seeds) {
        int at = random.nextInt(input.length + 1);
        int near = Math.min(input.length, at + random.nextInt(16));
        int far = at + random.nextInt(input.length - at + 1);
        return switch (random.nextInt(9)) {
            case 0 -> spliced(input, at, near, new byte[0]);
            case 1, 2 -> spliced(input, at, at, any(PIECES));
            case 3, 4 -> valueReplaced(input, at);
            case 5 -> spliced(input, at, Math.min(input.length, at + 1), anyByte());
            case 6 -> spliced(input, far, far, slice(input, at, far));
            case 7 -> {
                byte[] other = any(seeds);
                int from = random.nextInt(other.length + 1);
                yield spliced(input, at, far, slice(other, from, other.length));
            }
            default -> slice(input, 0, far);
        };
    }

    /// Puts something else in the place of the value after the next colon.
    private byte[] valueReplaced(byte[] input, int from) {
        int colon = indexOf(input, from, ':');
        int end = indexOf(input, colon, random.nextBoolean() ? ',' : '}');
        return end <= colon ? input : spliced(input, colon + 1, end, any(PIECES));
    }

    private static int indexOf(byte[] input, int from, char wanted) {
        for (int at = from; at < input.length; at++) {
            if (input[at] == wanted) {
                return at;
            }
        }
        return from;
    }

    private byte[] anyByte() {
        return new byte[] {(byte) random.nextInt(256)};
    }

    private static byte[] slice(byte[] input, int from, int to) {
        return java.util.Arrays.copyOfRange(input, from, to);
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] with) {
        if (input.length + with.length > MOST_BYTES) {
            return input;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, from);
        out.write(with, 0, with.length);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }
}

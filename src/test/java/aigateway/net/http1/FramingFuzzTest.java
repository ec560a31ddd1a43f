package aigateway.net.http1;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramingFuzzTest {
    private static final int ROUNDS = 20_000;

    private static final String REQUEST =
            "POST /v1/chat/completions?x=y HTTP/1.1\r\nHost: api.example:8080\r\n"
                    + "Content-Type: application/json\r\nAuthorization: Bearer sk-0123456789abcdef\r\n"
                    + "Content-Length: 5\r\nX-Empty:\r\nX-Tab: a\tb\r\n\r\nhello";

    private final Random random = new Random(20261125);

    private static String describe(HeadParser parser, RequestLine line) {
        StringBuilder all = new StringBuilder(line.method());
        all.append(' ').append(line.path()).append(' ').append(line.query());
        parser.forEach((name, value) -> all.append('|').append(name).append('=').append(value));
        Framing framing = parser.framing();
        return all.append(framing.length())
                .append(framing.chunked())
                .append(parser.end())
                .toString();
    }

    /// What a parser says of bytes that come all at once, or split at random.
    private String parse(byte[] bytes, boolean split) {
        RequestLine line = new RequestLine();
        HeadParser parser = HeadParser.ofRequests(line, 4096);
        parser.reset(0);
        int limit = split ? 0 : bytes.length;
        while (true) {
            if (split) {
                limit = Math.min(bytes.length, limit + 1 + random.nextInt(40));
            }
            HeadParser.Outcome outcome = parser.parse(bytes, limit);
            switch (outcome) {
                case BAD -> {
                    return "BAD " + parser.status();
                }
                case DONE -> {
                    return describe(parser, line);
                }
                case MORE -> {
                    if (limit == bytes.length) {
                        return "MORE";
                    }
                }
            }
        }
    }

    @Test
    void readsAHeadTheSameHoweverItIsSplit() {
        byte[] right = REQUEST.getBytes(ISO_8859_1);
        assertThat(parse(right, false)).contains("authorization=Bearer sk").contains("x-tab=a\tb");
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutated = mutate(right);
            assertThat(parse(mutated, true)).isEqualTo(parse(mutated, false));
        }
    }

    private byte[] mutate(byte[] right) {
        byte[] mutated = right.clone();
        for (int m = random.nextInt(4); m > 0; m--) {
            mutated[random.nextInt(mutated.length)] = interesting();
        }
        return mutated;
    }

    private byte interesting() {
        String interesting = "\r\n \t:;,/?#@\0\u007f\u0080\u00ffaZ09-_";
        return (byte) interesting.charAt(random.nextInt(interesting.length()));
    }

    @Test
    void findsTheFirstControlCharacterWhereverItStands() {
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(50)];
            for (int b = 0; b < bytes.length; b++) {
                bytes[b] = random.nextInt(20) == 0 ? interesting() : (byte) random.nextInt(256);
            }
            int from = random.nextInt(bytes.length + 1);
            int expected = from;
            while (expected < bytes.length && !isControl(bytes[expected])) {
                expected++;
            }
            assertThat(Ascii.control(bytes, from, bytes.length)).isEqualTo(expected);
        }
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < 32 && b != '\t' || b == 127;
    }

    private static String decode(byte[] bytes, int step, int[] end) {
        ChunkedDecoder decoder = new ChunkedDecoder(false);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        for (int limit = 0; limit < bytes.length && !decoder.isDone(); ) {
            limit = Math.min(bytes.length, limit + step);
            at = decoder.frame(bytes, at, limit);
            while (at >= 0 && decoder.left() > 0 && at < limit) {
                int count = (int) Math.min(decoder.left(), limit - at);
                body.write(bytes, at, count);
                decoder.took(count);
                at = decoder.frame(bytes, at + count, limit);
            }
            if (at < 0) {
                return "BAD";
            }
        }
        end[0] = at;
        return body.toString(ISO_8859_1) + decoder.isDone();
    }

    @Test
    void readsChunksTheSameHoweverTheyAreSplit() {
        byte[] right =
                "5\r\nhello\r\n00a;x=y\r\n0123456789\r\n0\r\na: b\r\n\r\nrest".getBytes(ISO_8859_1);
        int[] whole = new int[1];
        int[] split = new int[1];
        assertThat(decode(right, right.length, whole)).isEqualTo("hello0123456789true");
        assertThat(whole[0]).isEqualTo(right.length - 4);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutated = mutate(right);
            int step = 1 + random.nextInt(20);
            assertThat(decode(mutated, step, split))
                    .isEqualTo(decode(mutated, right.length, whole));
        }
    }

    @Test
    void writesNumbersAsTheyAre() {
        HeadWriter writer = new HeadWriter();
        var out = io.netty.buffer.Unpooled.buffer();
        long[] numbers = {
            0, 9, 10, 15, 16, 99, 100, 255, 256, 4095, 4096, 1L << 31, Long.MAX_VALUE
        };
        for (long number : numbers) {
            out.clear();
            writer.clear().decimal(number).add(' ').chunkSize(number).writeTo(out);
            assertThat(out.toString(ISO_8859_1))
                    .isEqualTo(number + " " + Long.toHexString(number) + "\r\n");
        }
    }
}

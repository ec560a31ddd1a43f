package aigateway.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Answers and what they mean, however the wire cuts them; see [Fixtures].
class ReplyGoldenTest {
    private static final String MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return Fixtures.files("reply", ".json", ".stream").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String name = file.getFileName().toString();
        boolean stream = name.endsWith(".stream");
        byte[] body = Fixtures.body(file);
        String expected =
                Fixtures.text(file.resolveSibling(name.replaceAll("\\.(json|stream)$", ".events")));

        assertThat(read(body, stream, body.length)).isEqualTo(expected);
        assertThat(read(body, stream, 1)).isEqualTo(expected);
        assertThat(read(body, stream, 7)).isEqualTo(expected);
        for (int split = 1; split < body.length; split++) {
            assertThat(readInTwo(body, stream, split)).isEqualTo(expected);
        }
    }

    private static String read(byte[] body, boolean stream, int piece) {
        EventText text = new EventText();
        ReplyReader reader = new BedrockDialect().reader("bedrock", MODEL, stream, text);
        for (int at = 0; at < body.length; at += piece) {
            int end = Math.min(body.length, at + piece);
            reader.data(Bytes.of(Arrays.copyOfRange(body, at, end)));
        }
        reader.end();
        reader.end();
        return text.toString();
    }

    @Test
    void endsOnceWhateverComes() {
        Random random = new Random(7);
        for (Path file : Fixtures.files("reply", ".json", ".stream")) {
            for (int round = 0; round < 200; round++) {
                boolean stream = file.toString().endsWith(".stream");
                byte[] body = damaged(file, stream, random);
                String read = read(body, stream, Math.max(1, body.length / 3));
                assertThat(read.lines().toList().getLast()).matches("end|fail .*");
            }
        }
    }

    /// The answer with other characters here and there; in a stream these are in the payloads,
    /// whose checksums are right.
    private static byte[] damaged(Path file, boolean stream, Random random) {
        String marks = "{}[]\":,0n\\ ";
        StringBuilder text = new StringBuilder(Fixtures.text(file));
        for (int flaw = 0; flaw < 3 && !text.isEmpty(); flaw++) {
            int at = random.nextInt(text.length());
            int begin = text.lastIndexOf("\n", at) + 1;
            int space = text.indexOf(" ", begin);
            boolean json = text.indexOf("content", begin) == begin;
            if (!stream || (json && at > space && text.charAt(at) != '\n')) {
                text.setCharAt(at, marks.charAt(random.nextInt(marks.length())));
            }
        }
        return stream
                ? Fixtures.framed(text.toString())
                : text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String readInTwo(byte[] body, boolean stream, int split) {
        EventText text = new EventText();
        ReplyReader reader = new BedrockDialect().reader("bedrock", MODEL, stream, text);
        reader.data(Bytes.of(body, 0, split));
        reader.data(Bytes.of(body, split, body.length - split));
        reader.end();
        return text.toString();
    }
}

package aigateway.dialect.mistral;

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
    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return Fixtures.files("reply", ".json", ".sse").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String name = file.getFileName().toString();
        boolean stream = name.endsWith(".sse");
        byte[] body = Fixtures.text(file).getBytes(StandardCharsets.UTF_8);
        String expected =
                Fixtures.text(file.resolveSibling(name.replaceAll("\\.(json|sse)$", ".events")));

        assertThat(read(body, stream, Math.max(1, body.length))).isEqualTo(expected);
        assertThat(read(body, stream, 1)).isEqualTo(expected);
        assertThat(read(body, stream, 7)).isEqualTo(expected);
        for (int split = 1; split < body.length; split++) {
            assertThat(readInTwo(body, stream, split)).isEqualTo(expected);
        }
    }

    @Test
    void endsOnceWhateverComes() {
        Random random = new Random(7);
        byte[] marks = "{}[]\":,0n\\\n ".getBytes(StandardCharsets.UTF_8);
        for (Path file : Fixtures.files("reply", ".json", ".sse")) {
            for (int round = 0; round < 200; round++) {
                byte[] body = Fixtures.text(file).getBytes(StandardCharsets.UTF_8);
                for (int flaw = 0; flaw < 3 && body.length > 0; flaw++) {
                    body[random.nextInt(body.length)] = marks[random.nextInt(marks.length)];
                }
                boolean stream = file.toString().endsWith(".sse");
                String read = read(body, stream, Math.max(1, body.length / 3));
                assertThat(read.lines().toList().getLast()).matches("end|fail .*");
            }
        }
    }

    private static String read(byte[] body, boolean stream, int piece) {
        EventText text = new EventText();
        ReplyReader reader = new MistralDialect().reader("mistral", stream, text);
        for (int at = 0; at < body.length; at += piece) {
            int end = Math.min(body.length, at + piece);
            reader.data(Bytes.of(Arrays.copyOfRange(body, at, end)));
        }
        reader.end();
        reader.end();
        return text.toString();
    }

    private static String readInTwo(byte[] body, boolean stream, int split) {
        EventText text = new EventText();
        ReplyReader reader = new MistralDialect().reader("mistral", stream, text);
        reader.data(Bytes.of(body, 0, split));
        reader.data(Bytes.of(body, split, body.length - split));
        reader.end();
        return text.toString();
    }
}

package aigateway.dialect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.dialect.ReplyReader;
import aigateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Answers (`reply/NAME.json`, or the ending of a stream) and what they mean (`reply/NAME.events`),
/// however the wire cuts them.
///
/// @param streams how files end that are streams
/// @param dialects makes the dialect for each reading
/// @param texts makes what writes an answer's events down
public record ReplyCases(
        GoldenFiles files, String streams, Supplier<Dialect> dialects, Supplier<EventText> texts) {
    /// A test of each answer.
    public Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return GoldenFiles.each(all(), this::check);
    }

    private List<Path> all() {
        return files.all("reply", ".json", streams);
    }

    private void check(Path file) {
        String name = file.getFileName().toString();
        boolean stream = name.endsWith(streams);
        byte[] body = GoldenFiles.text(file).getBytes(StandardCharsets.UTF_8);
        String events = name.substring(0, name.lastIndexOf('.')) + ".events";
        String expected = GoldenFiles.text(file.resolveSibling(events));

        assertThat(read(body, stream, Math.max(1, body.length))).isEqualTo(expected);
        assertThat(read(body, stream, 1)).isEqualTo(expected);
        assertThat(read(body, stream, 7)).isEqualTo(expected);
        for (int split = 1; split < body.length; split++) {
            assertThat(readInTwo(body, stream, split)).isEqualTo(expected);
        }
    }

    private String read(byte[] body, boolean stream, int piece) {
        EventText text = texts.get();
        ReplyReader reader = dialects.get().reader(files.dialect(), stream, text);
        for (int at = 0; at < body.length; at += piece) {
            int end = Math.min(body.length, at + piece);
            reader.data(Bytes.of(Arrays.copyOfRange(body, at, end)));
        }
        reader.end();
        reader.end();
        return text.toString();
    }

    private String readInTwo(byte[] body, boolean stream, int split) {
        EventText text = texts.get();
        ReplyReader reader = dialects.get().reader(files.dialect(), stream, text);
        reader.data(Bytes.of(body, 0, split));
        reader.data(Bytes.of(body, split, body.length - split));
        reader.end();
        return text.toString();
    }

    /// Damages each answer in 200 ways.
    public void endsOnceWhateverComes() {
        Random random = new Random(7);
        byte[] marks = "{}[]\":,0n\\\n ".getBytes(StandardCharsets.UTF_8);
        for (Path file : all()) {
            for (int round = 0; round < 200; round++) {
                byte[] body = GoldenFiles.text(file).getBytes(StandardCharsets.UTF_8);
                for (int flaw = 0; flaw < 3 && body.length > 0; flaw++) {
                    body[random.nextInt(body.length)] = marks[random.nextInt(marks.length)];
                }
                boolean stream = file.toString().endsWith(streams);
                String read = read(body, stream, Math.max(1, body.length / 3));
                assertThat(read.lines().toList().getLast()).matches("end|fail .*");
            }
        }
    }
}

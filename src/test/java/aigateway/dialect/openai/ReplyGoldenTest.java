package aigateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every reply in `dialect/openai/reply`, read, and given to callers that want a stream, a stream
/// without usage, and a whole answer. A new case is a new file and its `.expected`.
class ReplyGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialect/openai/reply");
    private static final OpenAiDialect DIALECT = new OpenAiDialect(OpenAiQuirks.NONE);

    @TestFactory
    Stream<DynamicTest> answersAsExpected() throws Exception {
        return cases().map(
                        file ->
                                DynamicTest.dynamicTest(
                                        name(file),
                                        () -> assertThat(answers(file)).isEqualTo(expected(file))));
    }

    @TestFactory
    Stream<DynamicTest> readsTheSameHoweverTheReplyIsCut() throws Exception {
        return cases().map(file -> DynamicTest.dynamicTest(name(file), () -> cutAnywhere(file)));
    }

    private static Stream<Path> cases() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> cases =
                    files.filter(file -> !name(file).endsWith(".expected")).sorted().toList();
            return cases.stream();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String expected(Path file) throws Exception {
        Path expected = FOLDER.resolve(name(file) + ".expected");
        return Files.exists(expected) ? Files.readString(expected) : "";
    }

    static String answers(Path file) throws Exception {
        Collected reply = read(file, Integer.MAX_VALUE);
        StringBuilder out = new StringBuilder();
        reply.events.forEach(event -> out.append(line(event)));
        Failure failure = reply.failure;
        if (failure != null) {
            out.append("-> ").append(failure).append('\n');
            out.append(DIALECT.callerSide().status(failure)).append(' ');
            return out.append(DIALECT.callerSide().error(failure)).append('\n').toString();
        }
        out.append("---- stream\n").append(stream(reply, true));
        out.append("---- stream without usage\n").append(stream(reply, false));
        return out.append("---- whole\n").append(whole(reply)).append('\n').toString();
    }

    private static String line(ChatEvent event) {
        if (event instanceof ChatEvent.Raw raw) {
            return (raw.commits() ? "commits" : "waits")
                    + (raw.usageOnly() ? " usage only" : "")
                    + (raw.finish() == null ? "" : " finish=" + raw.finish())
                    + (raw.usage() == null ? "" : " " + raw.usage())
                    + "\n";
        }
        return event + "\n";
    }

    private static void cutAnywhere(Path file) throws Exception {
        List<String> whole = comparable(read(file, Integer.MAX_VALUE));
        for (int size : new int[] {1, 2, 3, 7, 64}) {
            assertThat(comparable(read(file, size))).as("pieces of %d", size).isEqualTo(whole);
        }
        byte[] body = Files.readAllBytes(file);
        for (int cut = 1; cut < body.length; cut++) {
            Collected reply = new Collected();
            var reader = DIALECT.reader("acme", name(file).endsWith(".sse"), reply);
            reader.data(Bytes.of(body, 0, cut));
            reader.data(Bytes.of(body, cut, body.length - cut));
            reader.end();
            assertThat(comparable(reply)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    /// What was pushed, as text.
    private static List<String> comparable(Collected reply) {
        return Stream.concat(
                        reply.events.stream()
                                .map(event -> event.toString().replaceAll("decoder=.*", "")),
                        Stream.of(String.valueOf(reply.failure)))
                .toList();
    }

    private static Collected read(Path file, int size) throws Exception {
        byte[] body = Files.readAllBytes(file);
        int pieces = Math.min(size, Math.max(1, body.length));
        return Collected.read(DIALECT, name(file).endsWith(".sse"), body, pieces);
    }

    private static String stream(Collected reply, boolean usage) {
        CallerDialect callers = DIALECT.callerSide();
        StreamWriter writer = callers.streamWriter(request(true, usage));
        StringBuilder out = new StringBuilder();
        reply.events.forEach(event -> writer.on(event, bytes -> out.append(bytes.utf8())));
        writer.end("", bytes -> out.append(bytes.utf8()));
        return out.toString().replace("\n\n", "\n");
    }

    private static String whole(Collected reply) {
        WholeWriter writer = DIALECT.callerSide().wholeWriter(request(false, false));
        reply.events.forEach(writer::on);
        return writer.finish().utf8();
    }

    private static CallerRequest request(boolean stream, boolean usage) {
        String json =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":"
                        + stream
                        + ",\"stream_options\":{\"include_usage\":"
                        + usage
                        + "}}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ((ReadResult.Read) DIALECT.callerSide().read(Bytes.of(body))).request();
    }
}

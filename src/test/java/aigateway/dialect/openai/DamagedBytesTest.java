package aigateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.dialect.openai.OpenAiQuirks.MaxTokens;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Losses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Damages the golden files at random, from a fixed seed: whatever comes, a reader ends or fails
/// once, and what is sent on is JSON.
class DamagedBytesTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialect/openai");
    private static final List<String> PIECES =
            List.of(
                    "null",
                    "[]",
                    "{}",
                    "\"\"",
                    "0",
                    "-1",
                    "1e99",
                    "true",
                    ",",
                    ":",
                    "\"",
                    "\n",
                    "\n\n",
                    "data: ",
                    "[DONE]",
                    "\"index\":70,",
                    "\"x\":[{}],",
                    "\u00e9",
                    "\\");
    private static final OpenAiDialect DIALECT =
            new OpenAiDialect(
                    OpenAiQuirks.NONE
                            .withMaxTokens(MaxTokens.OLDER_NAME)
                            .withEarlierReasoning(EarlierReasoning.DETAILS)
                            .withRefused("seed"));

    @Test
    void survivesDamagedReplies() throws Exception {
        Random random = new Random(3);
        List<Path> files = files("reply");
        for (int round = 0; round < 20_000; round++) {
            Path file = files.get(random.nextInt(files.size()));
            boolean stream = file.toString().endsWith(".sse");
            byte[] body = damaged(Files.readAllBytes(file), random);
            Collected reply = Collected.read(DIALECT, stream, body, 1 + random.nextInt(400));
            assertThat(reply.ended ^ reply.failure != null).isTrue();
            write(reply);
        }
    }

    private static void write(Collected reply) {
        var request = read(Bytes.utf8("{\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}"));
        WholeWriter whole = DIALECT.callerSide().wholeWriter(request);
        StreamWriter stream = DIALECT.callerSide().streamWriter(request);
        for (ChatEvent event : reply.events) {
            whole.on(event);
            if (event instanceof ChatEvent.Raw raw) {
                assertThat(Json.parse(raw.data())).isInstanceOf(JsonDocument.class);
                raw.decode().forEach(decoded -> stream.on(decoded, DamagedBytesTest::isEvent));
            }
        }
        stream.end("", _ -> {});
        assertThat(Json.parse(whole.finish())).isInstanceOf(JsonDocument.class);
        if (reply.failure != null) {
            Bytes error = DIALECT.callerSide().error(reply.failure);
            assertThat(Json.parse(error)).isInstanceOf(JsonDocument.class);
        }
    }

    private static void isEvent(Bytes event) {
        assertThat(event.utf8()).startsWith("data: ").endsWith("\n\n");
        Bytes json = event.slice(6, event.length() - 2);
        assertThat(Json.parse(json)).as(json.utf8()).isInstanceOf(JsonDocument.class);
    }

    @Test
    void survivesDamagedRequests() throws Exception {
        Random random = new Random(4);
        List<String> bodies = new ArrayList<>();
        for (Path file : files("request")) {
            bodies.add(Files.readString(file).split("\n?----\n", -1)[1]);
        }
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            String body = bodies.get(random.nextInt(bodies.size()));
            byte[] text = damaged(body.getBytes(StandardCharsets.UTF_8), random);
            if (DIALECT.callerSide().read(Bytes.of(text)) instanceof ReadResult.Read read) {
                taken++;
                StringBuilder sent = new StringBuilder();
                DIALECT.write(read.request(), "m", new Losses())
                        .body()
                        .forEach(piece -> sent.append(piece.utf8()));
                assertThat(Json.parse(Bytes.utf8(sent.toString())))
                        .isInstanceOf(JsonDocument.class);
                assertThat(read.request().decoded().messages()).isNotEmpty();
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    private static aigateway.dialect.CallerRequest read(Bytes body) {
        return ((ReadResult.Read) DIALECT.callerSide().read(body)).request();
    }

    private static List<Path> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
        }
    }

    private static byte[] damaged(byte[] body, Random random) {
        StringBuilder text = new StringBuilder(new String(body, StandardCharsets.ISO_8859_1));
        for (int i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                default -> value(text, at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Puts something else in the place of the value after the next colon.
    private static void value(StringBuilder text, int from, String with) {
        int colon = text.indexOf(":", from);
        int comma = colon < 0 ? -1 : text.indexOf(",", colon);
        if (comma > 0) {
            text.replace(colon + 1, comma, with);
        }
    }
}

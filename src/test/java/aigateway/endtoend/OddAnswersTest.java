package aigateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Answer;
import aigateway.testing.Answers;
import aigateway.testing.Completion;
import aigateway.testing.HttpAnswer;
import aigateway.testing.HttpAnswer.Framing;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers that are not as the books say, but good enough, and a few that are not.
class OddAnswersTest {
    private static final List<String> EVENTS = OpenAi.streamEvents("one ", "two");

    private final TwoProviders two = TwoProviders.openAi();

    @AfterEach
    void stop() {
        two.close();
    }

    /// A stream whose body is given as it is.
    private static HttpAnswer stream(String body) {
        return Answers.of(200, "text/event-stream", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(List<String> events, String lineEnd) {
        StringBuilder body = new StringBuilder();
        events.forEach(event -> body.append("data: ").append(event).append(lineEnd.repeat(2)));
        return body.toString();
    }

    static Stream<Arguments> goodStreams() {
        String usual = lines(EVENTS, "\n");
        List<String> noMarker = EVENTS.subList(0, EVENTS.size() - 1);
        return Stream.of(
                Arguments.of("no [DONE]", stream(lines(noMarker, "\n"))),
                Arguments.of(
                        "no [DONE] and no last line end", stream(lines(noMarker, "\n").strip())),
                Arguments.of("something after [DONE]", stream(usual + "data: {\"oops\":\n\nxx")),
                Arguments.of("CRLF", stream(lines(EVENTS, "\r\n"))),
                Arguments.of("CR", stream(lines(EVENTS, "\r"))),
                Arguments.of("a byte order mark", stream("\ufeff" + usual)),
                Arguments.of("no space after the colon", stream(usual.replace("data: ", "data:"))),
                Arguments.of(
                        "comments", stream(": hello\n\n" + usual.replace("\n\n", "\n\n: x\n\n"))),
                Arguments.of(
                        "names and ids", stream(usual.replace("data", "event: x\nid: 7\ndata"))),
                Arguments.of("empty events", stream("data:\n\ndata: \n\n" + usual)),
                Arguments.of(
                        "no content type",
                        new HttpAnswer(200, List.of(), stream(usual).steps(), Framing.CLOSE)),
                Arguments.of("an early hint", hinted(stream(usual))));
    }

    private static Answer hinted(HttpAnswer answer) {
        return (wire, request) -> {
            wire.write(
                    "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            answer.play(wire, request);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodStreams")
    void areUnderstoodAsStreams(String name, Answer answer) throws Exception {
        two.first().then(answer).then(answer.inPieces(1));
        for (int i = 0; i < 2; i++) {
            try (StreamedReply reply = two.askForStream()) {
                Completion completion = reply.completion();
                assertThat(completion.content()).isEqualTo("one two");
                assertThat(completion.finish()).isEqualTo("stop");
                assertThat(completion.error()).isNull();
                assertThat(completion.done()).isTrue();
            }
        }
        assertThat(two.second().requests()).isEmpty();
        two.gateway().awaitEntries(2);
    }

    static Stream<Arguments> goodBodies() throws IOException {
        byte[] body = OpenAi.completionBody("Hi").getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("HTML's type", Answers.of(200, "text/html", body)),
                Arguments.of(
                        "space around it",
                        Answers.json("\r\n  " + OpenAi.completionBody("Hi") + "\n\n")),
                Arguments.of("status 201", Answers.of(201, "application/json", body)),
                Arguments.of("an early hint", hinted(OpenAi.completion("Hi"))),
                Arguments.of("a stream that was not asked for", OpenAi.stream("H", "i")),
                Arguments.of("HTTP/1.0", http10(body)));
    }

    private static Answer http10(byte[] body) {
        String head = "HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n";
        return Answers.raw(head + new String(body, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodBodies")
    void areUnderstoodAsWholeAnswers(String name, Answer answer) throws Exception {
        two.first().then(answer);
        Reply reply = two.ask();
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.content()).isEqualTo("Hi");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(two.second().requests()).isEmpty();
    }

    @Test
    void mayBeWholeWhereAStreamWasAskedFor() throws Exception {
        two.first().then(OpenAi.completion("Hi"));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.header("content-type")).startsWith("text/event-stream");
            Completion completion = reply.completion();
            assertThat(completion.content()).isEqualTo("Hi");
            assertThat(completion.done()).isTrue();
        }
    }

    @Test
    void areNotTakenCompressedSinceNobodyAskedForThat() throws Exception {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(OpenAi.completionBody("Hi").getBytes(StandardCharsets.UTF_8));
        }
        two.first()
                .then(
                        Answers.of(200, "application/json", zipped.toByteArray())
                                .header("content-encoding", "gzip"));
        two.second().then(OpenAi.completion("from the second"));
        assertThat(two.ask().content()).isEqualTo("from the second");
        String accepts = two.first().request().header("accept-encoding");
        assertThat(accepts == null ? "identity" : accepts).isEqualTo("identity");
    }

    @Test
    void areBoundedWhereALineNeverEnds() throws Exception {
        two.first()
                .then(Answers.endless("text/event-stream", "data: {\"x\":\"", "y".repeat(60_000)));
        two.second().then(OpenAi.stream("from the second"));
        try (StreamedReply reply = two.askForStream()) {
            assertThat(reply.completion().content()).isEqualTo("from the second");
        }
        two.first().request().awaitClosed();
    }

    @Test
    void areBoundedWhereAnErrorNeverEnds() throws Exception {
        HttpAnswer head = Answers.of(500, "text/plain", new byte[0]).framed(Framing.CHUNKED);
        byte[] start = head.bytes();
        two.first()
                .then(
                        (wire, request) -> {
                            wire.write(java.util.Arrays.copyOf(start, start.length - 5));
                            while (!request.isClosed()) {
                                wire.write(
                                        "4\r\nmore\r\n"
                                                .repeat(1000)
                                                .getBytes(StandardCharsets.US_ASCII));
                            }
                        });
        two.second().then(OpenAi.completion("from the second"));
        assertThat(two.ask().content()).isEqualTo("from the second");
        two.first().request().awaitClosed();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "0, ''",
        "-3, ''",
        "1000000000, 3600",
        "soon, ''",
        "2.5, 3",
        "'Wed, 21 Oct 2015 07:28:00 GMT', ''"
    })
    void sayHowLongToWaitInManyWays(String told, String expected) throws Exception {
        two.first().always(Answers.error(429, "x", "Slow.").header("retry-after", told));
        two.second().always(Answers.error(500, "x", "No."));
        assertThat(two.ask().header("retry-after")).isEqualTo(expected);
    }

    @Test
    void mayHaveSeveralChoices() throws Exception {
        String twoChoices =
                "{\"id\":\"x\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":["
                        + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"a\"},"
                        + "\"finish_reason\":\"stop\"},{\"index\":1,\"message\":{\"role\":\"assistant\","
                        + "\"content\":\"b\"},\"finish_reason\":\"length\"}]}";
        two.first().always(Answers.json(twoChoices));
        assertThat(two.ask().text()).isEqualTo(twoChoices);
        try (StreamedReply reply = two.askForStream()) {
            List<String> seen = new ArrayList<>();
            for (String event : reply.rest()) {
                seen.add(event);
            }
            assertThat(seen.toString())
                    .contains("\"content\":\"a\"", "\"content\":\"b\"", "length");
            assertThat(seen).last().isEqualTo("[DONE]");
        }
    }
}

package aigateway.dialect.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.SignatureMemory;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import org.junit.jupiter.api.Test;

class BedrockDialectTest {
    private static final String CLAUDE = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final BedrockDialect dialect = new BedrockDialect();

    @Test
    void hasNoCallerSide() {
        assertThat(dialect.name()).isEqualTo("bedrock");
        assertThat(dialect.callerSide()).isNull();
        assertThat(dialect.streamType()).isEqualTo("application/vnd.amazon.eventstream");
    }

    @Test
    void doesNothingAfterTheEnd() {
        for (boolean stream : new boolean[] {false, true}) {
            EventText events = new EventText();
            var reader = dialect.reader("bedrock", stream, events);
            reader.end();
            String before = events.toString();

            reader.data(Bytes.of(Fixtures.framed("messageStart {\"role\":\"assistant\"}\n")));
            reader.end();

            assertThat(events).hasToString(before);
        }
    }

    @Test
    void marksTheReasoningOfModelsThatSignAsClaudes() {
        assertThat(read(CLAUDE)).contains("reasoning 0 Hm. (anthropic-claude-v1)");
        assertThat(read("arn:aws:bedrock:us-east-1:1:application-inference-profile/x"))
                .contains("reasoning 0 Hm. (anthropic-claude-v1)");
        assertThat(read("deepseek.r1-v1:0")).contains("reasoning 0 Hm. (null)");
    }

    private String read(String model) {
        EventText events = new EventText();
        var reader = dialect.reader("bedrock", model, true, events);
        reader.data(Bytes.of(fixture("stream-thinking-unsigned.stream")));
        return events.toString();
    }

    @Test
    void givesAStreamingClientTheTextThatIsSigned() {
        EventText events = new EventText();
        var reader = dialect.reader("bedrock", CLAUDE, true, events);
        reader.data(Bytes.of(fixture("stream-thinking.stream")));
        StreamWriter writer =
                new OpenAiDialect(OpenAiQuirks.NONE)
                        .callerSide()
                        .streamWriter(ChatJson.request(request("")));
        StringBuilder sent = new StringBuilder();
        events.events.forEach(event -> writer.on(event, bytes -> sent.append(bytes.utf8())));

        String end = ",\"format\":\"anthropic-claude-v1\",\"index\":0}]";
        assertThat(sent)
                .contains("[{\"type\":\"reasoning.text\",\"text\":\"H\"" + end)
                .contains("[{\"type\":\"reasoning.text\",\"text\":\"m.\"" + end)
                .contains("[{\"type\":\"reasoning.text\",\"signature\":\"c2ln+/==\"" + end);
    }

    @Test
    void remembersSignaturesForClientsThatDropThem() {
        SignatureMemory memory = new SignatureMemory();
        BedrockDialect remembering = new BedrockDialect(memory);
        var reader = remembering.reader("bedrock", CLAUDE, true, new EventText());
        reader.data(Bytes.of(fixture("stream-thinking.stream")));
        String more =
                ",{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
                        + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                        + "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"1\"}";

        StringBuilder body = new StringBuilder();
        remembering
                .write(ChatJson.request(request(more)), CLAUDE, new Losses())
                .body()
                .forEach(piece -> body.append(piece.utf8()));

        assertThat(body)
                .contains(
                        "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm.\","
                                + "\"signature\":\"c2ln+/==\"}}},{\"toolUse\"");
    }

    private static String request(String more) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}" + more + "]}";
    }

    private static byte[] fixture(String name) {
        return Fixtures.body(Fixtures.folder("reply").resolve(name));
    }
}

package aigateway.dialect.openai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.StreamWriter;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.reply.ReplyHead;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Failure;
import aigateway.model.FinishReason;
import aigateway.model.Usage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers that come from another dialect as the gateway's own events.
class TranslatedAnswerTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));
    private static final String FORMAT = "anthropic-claude-v1";
    private static final List<ChatEvent> EVENTS =
            List.of(
                    new ChatEvent.Started("msg_1", 0, "claude"),
                    new ChatEvent.UsageReported(new Usage(20, 1, 5, 6, 0, 21)),
                    new ChatEvent.ReasoningDelta(0, 0, "Let me", FORMAT),
                    new ChatEvent.ReasoningDelta(0, 0, " think", FORMAT),
                    new ChatEvent.ReasoningSignature(0, 0, "c2ln+/=", FORMAT),
                    new ChatEvent.ReasoningEncrypted(0, 1, "ENC", FORMAT, null),
                    new ChatEvent.TextDelta(0, "Hi \"there\"\n\u20ac\ud83d\ude00"),
                    new ChatEvent.ToolCallDelta(0, 0, "t1", "add", "", null),
                    new ChatEvent.ToolCallDelta(0, 0, null, null, "{\"a\":1}", null),
                    new ChatEvent.ToolCallDelta(
                            0, 1, "t2", "now", "{}", Bytes.utf8("{\"google\":{}}")),
                    new ChatEvent.MessageField(0, "annotations", Bytes.utf8("[1]")),
                    new ChatEvent.ReplyField("container", Bytes.utf8("{\"id\":\"c\"}")),
                    new ChatEvent.Finished(0, FinishReason.TOOL_CALLS, "tool_use"),
                    new ChatEvent.UsageReported(new Usage(20, 9, 5, 6, 3, 29)));

    private static final String HEAD =
            "data: {\"id\":\"msg_1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                    + "\"model\":\"claude\",\"choices\":[";
    private static final String USAGE =
            "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":9,\"total_tokens\":29,"
                    + "\"prompt_tokens_details\":{\"cached_tokens\":5,\"cache_write_tokens\":6},"
                    + "\"completion_tokens_details\":{\"reasoning_tokens\":3}}";

    @Test
    void streamsOneChunkAnEvent() {
        assertThat(stream(true))
                .containsExactly(
                        delta(
                                "\"role\":\"assistant\",\"reasoning_content\":\"Let me\","
                                        + detail("\"text\":\"Let me\"")),
                        delta("\"reasoning_content\":\" think\"," + detail("\"text\":\" think\"")),
                        delta(detail("\"signature\":\"c2ln+/=\"")),
                        delta(
                                "\"reasoning_details\":[{\"type\":\"reasoning.encrypted\","
                                        + "\"data\":\"ENC\",\"format\":\"anthropic-claude-v1\","
                                        + "\"index\":1}]"),
                        delta("\"content\":\"Hi \\\"there\\\"\\n\u20ac\ud83d\ude00\""),
                        delta(
                                "\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"add\",\"arguments\":\"\"}}]"),
                        delta(
                                "\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":"
                                        + "\"{\\\"a\\\":1}\"}}]"),
                        delta(
                                "\"tool_calls\":[{\"index\":1,\"id\":\"t2\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"now\",\"arguments\":\"{}\"},"
                                        + "\"extra_content\":{\"google\":{}}}]"),
                        delta("\"annotations\":[1]"),
                        HEAD
                                + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\","
                                + "\"native_finish_reason\":\"tool_use\"}],"
                                + "\"container\":{\"id\":\"c\"}}\n\n",
                        HEAD + "]," + USAGE + "}\n\n",
                        ": x-gateway-provider=p\n\n",
                        "data: [DONE]\n\n");
    }

    @Test
    void leavesUsageOutOfAStreamWhoseCallerDidNotAskForIt() {
        assertThat(stream(false)).hasSize(12).noneMatch(chunk -> chunk.contains("usage"));
    }

    @Test
    void foldsTheEventsIntoOneBody() {
        WholeWriter writer = new WholeAnswer(request(false), new ReplyHead(CLOCK));
        EVENTS.forEach(writer::on);
        assertThat(writer.finish().utf8())
                .isEqualTo(
                        "{\"id\":\"msg_1\",\"object\":\"chat.completion\",\"created\":1700000000,"
                                + "\"model\":\"claude\",\"choices\":[{\"index\":0,\"message\":{"
                                + "\"role\":\"assistant\","
                                + "\"content\":\"Hi \\\"there\\\"\\n\u20ac\ud83d\ude00\","
                                + "\"refusal\":null,\"reasoning_content\":\"Let me think\","
                                + "\"reasoning_details\":[{\"type\":\"reasoning.text\","
                                + "\"text\":\"Let me think\",\"signature\":\"c2ln+/=\","
                                + "\"format\":\"anthropic-claude-v1\",\"index\":0},"
                                + "{\"type\":\"reasoning.encrypted\",\"data\":\"ENC\","
                                + "\"format\":\"anthropic-claude-v1\",\"index\":1}],"
                                + "\"tool_calls\":[{\"id\":\"t1\",\"type\":\"function\","
                                + "\"function\":{\"name\":\"add\",\"arguments\":\"{\\\"a\\\":1}\"}},"
                                + "{\"id\":\"t2\",\"type\":\"function\",\"function\":{"
                                + "\"name\":\"now\",\"arguments\":\"{}\"},"
                                + "\"extra_content\":{\"google\":{}}}],\"annotations\":[1]},"
                                + "\"logprobs\":null,\"finish_reason\":\"tool_calls\","
                                + "\"native_finish_reason\":\"tool_use\"}],"
                                + "\"container\":{\"id\":\"c\"},"
                                + USAGE
                                + "}");
    }

    @Test
    void endsABrokenStreamWithAnErrorAndNoEndMarker() {
        List<String> out = new ArrayList<>();
        StreamWriter writer = new StreamAnswer(request(true), new ReplyHead(CLOCK));
        writer.fail(new Failure.Broken("p", "p: cut"), bytes -> out.add(bytes.utf8()));
        assertThat(out)
                .containsExactly(
                        "data: {\"error\":{\"message\":\"p: cut\",\"type\":\"server_error\","
                                + "\"param\":null,\"code\":\"upstream_broken\"}}\n\n");
        assertThat(writer.comment("a\nb").utf8()).isEqualTo(": a b\n\n");
        assertThat(writer.contentType()).startsWith("text/event-stream");
    }

    @Test
    void givesAnAnswerWithoutAHeadAnIdAndATime() {
        WholeWriter writer = new WholeAnswer(request(false), new ReplyHead(CLOCK));
        writer.on(new ChatEvent.TextDelta(0, "a"));
        writer.on(new ChatEvent.Finished(0, FinishReason.STOP, null));
        assertThat(writer.finish().utf8())
                .matches("\\{\"id\":\"chatcmpl-[0-9a-z]+\".*\"created\":1700000000,.*");
    }

    private static List<String> stream(boolean usage) {
        List<String> out = new ArrayList<>();
        StreamWriter writer = new StreamAnswer(request(usage), new ReplyHead(CLOCK));
        EVENTS.forEach(event -> writer.on(event, bytes -> out.add(bytes.utf8())));
        writer.end("x-gateway-provider=p", bytes -> out.add(bytes.utf8()));
        return out;
    }

    private static String delta(String fields) {
        return HEAD + "{\"index\":0,\"delta\":{" + fields + "},\"finish_reason\":null}]}\n\n";
    }

    private static String detail(String field) {
        return "\"reasoning_details\":[{\"type\":\"reasoning.text\","
                + field
                + ",\"format\":\"anthropic-claude-v1\",\"index\":0}]";
    }

    private static CallerRequest request(boolean usage) {
        String json =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"stream_options\":{\"include_usage\":"
                        + usage
                        + "}}";
        return ((ReadResult.Read) OpenAiRequests.read(Bytes.utf8(json))).request();
    }
}

package aigateway.dialect.openai.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Content;
import aigateway.model.Message;
import aigateway.model.Reasoning;
import aigateway.model.ReasoningBlock;
import aigateway.model.ResponseFormat;
import aigateway.model.Role;
import aigateway.model.Sampling;
import aigateway.model.Tool;
import aigateway.model.ToolCall;
import aigateway.model.ToolChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestDecoderTest {
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    @Test
    void readsTheHeadWithoutDecoding() {
        CallerRequest request =
                read(
                        "{\"model\":\"m\",\"stream\":true,\"stream_options\":"
                                + "{\"include_usage\":true},"
                                + HI
                                + "}");
        assertThat(request.dialect()).isEqualTo("openai");
        assertThat(request.model()).isEqualTo("m");
        assertThat(request.stream()).isTrue();
        assertThat(request.wantsUsage()).isTrue();
        assertThat(request.decoded()).isSameAs(request.decoded());
        CallerRequest bare = read("{\"model\":\" \",\"stream\":null,\"n\":null," + HI + "}");
        assertThat(bare.model()).isNull();
        assertThat(bare.stream()).isFalse();
        assertThat(bare.wantsUsage()).isFalse();
    }

    @Test
    void decodesMessagesOfEveryRole() {
        ChatRequest request =
                decode(
                        "{\"messages\":[{\"role\":\"system\",\"content\":\"s\",\"cache_control\":{\"a\":1}},"
                                + "{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"d\"}]},"
                                + "{\"role\":\"user\",\"name\":\"n\",\"content\":\"\\u00fc\"},"
                                + "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":\"no\",\"tool_calls\":["
                                + "{\"id\":\"x\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"},"
                                + "\"extra_content\":{\"g\":1}}]},"
                                + "{\"role\":\"tool\",\"tool_call_id\":\"x\",\"content\":[{\"type\":\"text\",\"text\":\"r\"}]}]}");
        Bytes cache = Bytes.utf8("{\"a\":1}");
        assertThat(request.messages())
                .containsExactly(
                        message(Role.SYSTEM, new Content.Text("s", cache)),
                        message(Role.DEVELOPER, new Content.Text("d", null)),
                        new Message(
                                Role.USER,
                                List.of(new Content.Text("\u00fc", null)),
                                "n",
                                List.of(),
                                null,
                                List.of()),
                        new Message(
                                Role.ASSISTANT,
                                List.of(new Content.Refusal("no")),
                                null,
                                List.of(new ToolCall("x", "f", "{}", Bytes.utf8("{\"g\":1}"))),
                                null,
                                List.of()),
                        new Message(
                                Role.TOOL,
                                List.of(new Content.Text("r", null)),
                                null,
                                List.of(),
                                "x",
                                List.of()));
    }

    @Test
    void decodesPartsWithTheirSources() {
        assertThat(
                        part(
                                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"DATA:image/gif;base64,R0==\"}}"))
                .isEqualTo(
                        new Content.Image(
                                new Content.Source.Data("image/gif", "R0=="), null, null));
        assertThat(part("{\"type\":\"image_url\",\"image_url\":\"https://a.example/b\"}"))
                .isEqualTo(
                        new Content.Image(
                                new Content.Source.Url("https://a.example/b"), null, null));
        assertThat(
                        part(
                                "{\"type\":\"file\",\"file\":{\"file_data\":\"aGk=\",\"filename\":\"A.TXT\"}}"))
                .isEqualTo(
                        new Content.File(
                                new Content.Source.Data("text/plain", "aGk="), "A.TXT", null));
        assertThat(part("{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}"))
                .isEqualTo(new Content.File(new Content.Source.FileId("f"), null, null));
        assertThat(
                        part(
                                "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"d\",\"format\":\"wav\"}}"))
                .isEqualTo(new Content.Audio("wav", "d"));
        String unknown = "{\"type\":\"video_url\",\"video_url\":{}}";
        assertThat(part(unknown)).isEqualTo(new Content.Other("video_url", Bytes.utf8(unknown)));
    }

    @Test
    void decodesParameters() {
        ChatRequest request =
                decode(
                        "{"
                                + HI
                                + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\","
                                + "\"parameters\":{ \"type\":\"object\" },\"strict\":false},\"cache_control\":{}},"
                                + "{\"type\":\"web_search\"}],\"tool_choice\":\"required\",\"parallel_tool_calls\":false,"
                                + "\"response_format\":{\"type\":\"json_object\"},\"temperature\":1,\"top_p\":0.5,"
                                + "\"top_k\":4,\"frequency_penalty\":0.1,\"presence_penalty\":-0.2,\"seed\":7,"
                                + "\"max_completion_tokens\":8,\"stop\":[\"a\",\"b\"],\"n\":2,\"logprobs\":true,"
                                + "\"top_logprobs\":3,\"user\":\"u\",\"store\":true,\"later\":{\"x\":1},\"gone\":null}");
        assertThat(request.tools())
                .containsExactly(
                        new Tool(
                                "f",
                                "d",
                                Bytes.utf8("{ \"type\":\"object\" }"),
                                false,
                                Bytes.utf8("{}")));
        assertThat(request.toolChoice()).isEqualTo(new ToolChoice.Required());
        assertThat(request.parallelToolCalls()).isFalse();
        assertThat(request.responseFormat()).isEqualTo(new ResponseFormat.JsonObject());
        assertThat(request.sampling())
                .isEqualTo(
                        new Sampling(
                                1.0, 0.5, 4L, 0.1, -0.2, 7L, 8L, List.of("a", "b"), 2L, true, 3L));
        assertThat(request.user()).isEqualTo("u");
        assertThat(request.extra())
                .isEqualTo(
                        Map.of(
                                "store",
                                Bytes.utf8("true"),
                                "later",
                                Bytes.utf8("{\"x\":1}"),
                                "tools.1",
                                Bytes.utf8("{\"type\":\"web_search\"}")));
    }

    @Test
    void readsReasoningInEveryForm() {
        assertThat(decode("{" + HI + ",\"reasoning_effort\":\"low\"}").reasoning())
                .isEqualTo(new Reasoning("low", null, null));
        assertThat(
                        decode("{" + HI + ",\"reasoning\":{\"max_tokens\":9,\"enabled\":true}}")
                                .reasoning())
                .isEqualTo(new Reasoning(null, 9L, true));
        assertThat(
                        decode(
                                        "{"
                                                + HI
                                                + ",\"thinking\":{\"type\":\"enabled\","
                                                + "\"budget_tokens\":2000}}")
                                .reasoning())
                .isEqualTo(new Reasoning(null, 2_000L, true));
        assertThat(decode("{" + HI + ",\"thinking\":{\"type\":\"disabled\"}}").reasoning())
                .isEqualTo(new Reasoning(null, null, false));
    }

    @Test
    void putsTheDeltasOfAReasoningBlockTogether() {
        String details =
                "[{\"type\":\"reasoning.text\",\"text\":\"a\",\"format\":\"F\",\"index\":0},"
                        + "{\"type\":\"reasoning.text\",\"text\":\"b\",\"format\":\"F\",\"index\":0},"
                        + "{\"type\":\"reasoning.text\",\"signature\":\"S\",\"format\":\"F\",\"index\":0},"
                        + "{\"type\":\"reasoning.text\",\"text\":\"c\",\"signature\":\"T\",\"index\":0},"
                        + "{\"type\":\"reasoning.encrypted\",\"data\":\"D\",\"id\":\"i\",\"index\":1},"
                        + "{\"type\":\"other\"},\"junk\"]";
        assertThat(reasoning("\"reasoning_content\":\"abc\",\"reasoning_details\":" + details))
                .containsExactly(
                        new ReasoningBlock(new ReasoningBlock.Body.Text("ab", "S"), "F", null),
                        new ReasoningBlock(new ReasoningBlock.Body.Text("c", "T"), null, null),
                        new ReasoningBlock(new ReasoningBlock.Body.Encrypted("D"), null, "i"));
        assertThat(reasoning("\"reasoning\":\"plain\""))
                .containsExactly(
                        new ReasoningBlock(
                                new ReasoningBlock.Body.Text("plain", null), null, null));
    }

    private static List<ReasoningBlock> reasoning(String fields) {
        return decode("{\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"," + fields + "}]}")
                .messages()
                .getFirst()
                .reasoning();
    }

    private static Content part(String json) {
        return decode("{\"messages\":[{\"role\":\"user\",\"content\":[" + json + "]}]}")
                .messages()
                .getFirst()
                .content()
                .getFirst();
    }

    private static Message message(Role role, Content content) {
        return new Message(role, List.of(content), null, List.of(), null, List.of());
    }

    private static ChatRequest decode(String json) {
        return read(json).decoded();
    }

    private static CallerRequest read(String json) {
        return switch (OpenAiRequests.read(Bytes.utf8(json))) {
            case ReadResult.Read read -> read.request();
            case ReadResult.Bad bad -> throw new AssertionError(bad.failure().message());
        };
    }
}

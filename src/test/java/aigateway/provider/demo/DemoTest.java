package aigateway.provider.demo;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Content;
import aigateway.model.Message;
import aigateway.model.Reasoning;
import aigateway.model.ResponseFormat;
import aigateway.model.Role;
import aigateway.model.Sampling;
import aigateway.model.Tool;
import aigateway.model.ToolChoice;
import aigateway.provider.FakeDialect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class DemoTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tool WEATHER =
            new Tool(
                    "weather",
                    null,
                    Bytes.utf8(
                            """
                            {"type":"object","properties":{"city":{"type":"string"},
                             "days":{"type":"integer","minimum":2},"unit":{"enum":["C","F"]},
                             "note":{"type":"string"}},"required":["city","days","unit"]}
                            """),
                    null,
                    null);

    @Test
    void saysThatItIsSimulatedAndEchoesTheQuestion() {
        String text = text(whole(chat("Solve world hunger", null, null)));

        assertThat(text)
                .contains("simulated")
                .contains("\"Solve world hunger\"")
                .contains("OPENAI_API_KEY");
    }

    @Test
    void answersTheSameRequestInTheSameWay() {
        ChatRequest chat = chat("hello", null, null);

        assertThat(whole(chat)).isEqualTo(whole(chat));
        assertThat(whole(chat).get("id")).isNotEqualTo(whole(chat("other", null, null)).get("id"));
    }

    @Test
    void looksLikeOpenAisAnswer() {
        JsonNode answer = whole(chat("one two three", null, null));
        JsonNode usage = answer.get("usage");

        assertThat(answer.get("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.get("model").asString()).isEqualTo("demo");
        assertThat(answer.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(usage.get("prompt_tokens").asInt()).isEqualTo(3);
        assertThat(usage.get("completion_tokens").asInt())
                .isEqualTo(text(answer).split(" ").length);
        assertThat(usage.get("total_tokens").asInt())
                .isEqualTo(3 + usage.get("completion_tokens").asInt());
    }

    @Test
    void streamsTheSameAnswerInPieces() {
        ChatRequest chat = chat("hello there", null, null);
        List<String> events = stream(chat);
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            assertThat(event).startsWith("data: ").endsWith("\n\n");
            if (!event.contains("[DONE]")) {
                text.append(json(event).at("/choices/0/delta/content").asString(""));
            }
        }

        assertThat(events).hasSizeGreaterThan(8).last().isEqualTo("data: [DONE]\n\n");
        assertThat(text).hasToString(text(whole(chat)));
        assertThat(json(events.get(events.size() - 3)).at("/choices/0/finish_reason").asString())
                .isEqualTo("stop");
        assertThat(json(events.get(events.size() - 2)).get("usage"))
                .isEqualTo(whole(chat).get("usage"));
    }

    @Test
    void callsAToolThatMustBeCalled() {
        JsonNode answer = whole(chat("hello", new ToolChoice.Required(), null, WEATHER));
        JsonNode call = answer.at("/choices/0/message/tool_calls/0");

        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(answer.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(call.at("/function/name").asString()).isEqualTo("weather");
        assertThat(JSON.readTree(call.at("/function/arguments").asString()))
                .isEqualTo(JSON.readTree("{\"city\":\"demo\",\"days\":2,\"unit\":\"C\"}"));
    }

    @Test
    void streamsToolCallsWhoseArgumentsJoin() {
        Tool other = new Tool("other", null, null, null, null);
        ChatRequest chat = chat("hello", new ToolChoice.Named("weather"), null, other, WEATHER);
        StringBuilder arguments = new StringBuilder();
        for (String event : stream(chat)) {
            if (event.contains("\"tool_calls\":[")) {
                JsonNode function = json(event).at("/choices/0/delta/tool_calls/0/function");
                arguments.append(function.get("arguments").asString());
            }
        }

        assertThat(JSON.readTree(arguments.toString()).get("city").asString()).isEqualTo("demo");
        assertThat(stream(chat).get(1)).contains("\"name\":\"weather\"");
    }

    @Test
    void callsNoToolThatMayBeLeftOut() {
        assertThat(text(whole(chat("hello", new ToolChoice.Auto(), null, WEATHER))))
                .contains("simulated");
        assertThat(text(whole(chat("hello", null, null, WEATHER)))).contains("simulated");
        assertThat(text(whole(chat("hello", new ToolChoice.None(), null, WEATHER))))
                .contains("simulated");
    }

    @Test
    void answersInJsonIfAsked() {
        String json = text(whole(chat("hello", null, new ResponseFormat.JsonObject())));
        ResponseFormat schema =
                new ResponseFormat.JsonSchema(
                        "x",
                        null,
                        Bytes.utf8(
                                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":"
                                        + "\"boolean\"}},\"required\":[\"a\"]}"),
                        true);

        assertThat(JSON.readTree(json).get("simulated").asBoolean()).isTrue();
        assertThat(text(whole(chat("hello", null, schema)))).isEqualTo("{\"a\":false}");
    }

    @Test
    void stopsAtTheLimitAndAtStopWords() {
        JsonNode cut = whole(chat(sampling(4L, List.of(), null)));
        JsonNode stopped = whole(chat(sampling(null, List.of("simulated"), null)));
        JsonNode twice = whole(chat(sampling(null, List.of(), 2L)));

        assertThat(text(cut)).isEqualTo("This answer is simulated");
        assertThat(cut.at("/choices/0/finish_reason").asString()).isEqualTo("length");
        assertThat(text(stopped)).isEqualTo("This answer is ");
        assertThat(stopped.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(twice.get("choices")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|~\"demo\"~",
                "{\"type\":[\"integer\",\"null\"]}|0",
                "{\"type\":\"integer\",\"exclusiveMinimum\":3}|4",
                "{\"type\":\"number\",\"maximum\":-2}|-2",
                "{\"const\":null}|null",
                "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}|null",
                "{\"type\":\"array\",\"minItems\":2,\"items\":{\"type\":\"boolean\"}}|[false,false]",
                "{\"type\":\"string\",\"minLength\":6}|~\"demooo\"~",
                "{\"type\":\"string\",\"maxLength\":2}|~\"de\"~",
                "{\"$defs\":{\"a/b\":{\"type\":\"integer\"}},\"$ref\":\"#/$defs/a~1b\"}|0",
                "{\"$ref\":\"#\"}|null",
                "{\"$ref\":\"http://x\"}|~\"demo\"~",
                "not json|{}",
                "[]|{}",
            })
    void makesTheSmallestValueOfASchema(String schema, String value) {
        assertThat(Sample.of(Bytes.utf8(schema))).isEqualTo(value);
    }

    @Test
    void staysSmallForSchemasThatReferToThemselves() {
        String wild =
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"},\"b\":{\"$ref\":\"#\"}},"
                        + "\"required\":[\"a\",\"b\"]}";

        assertThat(Sample.of(Bytes.utf8(wild))).hasSizeLessThan(100_000);
    }

    private static ChatRequest chat(
            String said,
            @Nullable ToolChoice choice,
            @Nullable ResponseFormat format,
            Tool... tools) {
        return chat(said, choice, format, sampling(null, List.of(), null), tools);
    }

    private static ChatRequest chat(Sampling sampling) {
        return chat("hello", null, null, sampling);
    }

    private static ChatRequest chat(
            String said,
            @Nullable ToolChoice choice,
            @Nullable ResponseFormat format,
            Sampling sampling,
            Tool... tools) {
        Message message =
                new Message(
                        Role.USER,
                        List.of(new Content.Text(said, null)),
                        null,
                        List.of(),
                        null,
                        List.of());
        return new ChatRequest(
                List.of(message),
                List.of(tools),
                choice,
                null,
                format,
                sampling,
                new Reasoning(null, null, null),
                null,
                false,
                Map.of());
    }

    private static Sampling sampling(
            @Nullable Long maxTokens, List<String> stop, @Nullable Long n) {
        return new Sampling(null, null, null, null, null, null, maxTokens, stop, n, null, null);
    }

    private static JsonNode whole(ChatRequest chat) {
        List<Bytes> pieces = answer(chat, false);
        assertThat(pieces).hasSize(1);
        return JSON.readTree(pieces.getFirst().utf8());
    }

    private static List<String> stream(ChatRequest chat) {
        return answer(chat, true).stream().map(Bytes::utf8).toList();
    }

    private static List<Bytes> answer(ChatRequest chat, boolean stream) {
        CallerRequest request =
                new CallerRequest("openai", new JsonDocument(), "demo", stream, false, () -> chat);
        return new DemoKind(new FakeDialect("openai")).simulation().answer(request, "demo");
    }

    private static JsonNode json(String event) {
        return JSON.readTree(event.substring("data: ".length()));
    }

    private static String text(JsonNode answer) {
        return answer.at("/choices/0/message/content").asString();
    }
}

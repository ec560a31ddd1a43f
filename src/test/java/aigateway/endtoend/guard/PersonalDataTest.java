package aigateway.endtoend.guard;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.testing.Anthropic;
import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.Reply;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Personal data and patterns, in what comes back and in what is sent.
class PersonalDataTest {
    private static final String MASKS =
            "[guardrails.personalData]\nemail = \"mask\"\ncard = \"redact\"\nsecret = \"block\"\n"
                    + "[[guardrails.patterns]]\nname = \"employee\"\npattern = \"E-\\\\d{4}\"\n"
                    + "action = \"mask\"";

    private static final String BODY =
            """
            { "messages" : [ {"role":"system","content":"Write to boss@example.com"},
              {"role":"user", "content":[{"type":"text","text":"I am \\u004aoe@example.com, E-1234"},
               {"type":"text","text":"and joe@example.com"}], "x_odd": 1.0e0},
              {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",
               "function":{"name":"f","arguments":"{\\"to\\":\\"joe\\\\u0040example.com\\"}"}}]},
              {"role":"tool","tool_call_id":"c1","content":"sent to joe@example.com"} ]%s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void hidesValuesFromTheModelAndGivesThemBack(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (Guarded guarded = openAi ? Guarded.openAi(MASKS) : Guarded.anthropic(MASKS)) {
            String text = "Dear <EMAIL_3> or <EMAIL_2> (<EMPLOYEE_1>), <EMAIL_9>";
            String back = "Dear joe@example.com or Joe@example.com (E-1234), <EMAIL_9>";
            Reply whole =
                    guarded.ask(
                            openAi ? OpenAi.completion(text) : Anthropic.message(text),
                            BODY.formatted(""));
            assertThat(whole.content()).isEqualTo(back);
            String sent = guarded.provider().request().text();
            assertThat(sent).doesNotContain("@example.com").contains("<EMAIL_1>", "<EMAIL_2>");
            assertThat(sent).contains("sent to <EMAIL_3>");
            if (openAi) {
                assertThat(sent).contains("to\\\":\\\"<EMAIL_3>");
                assertThat(sent).contains("\"x_odd\": 1.0e0").contains("\"messages\" : [ {");
            }
            for (int size = 1; size < 12; size++) {
                String[] parts = pieces(text, size);
                HttpAnswer answer = openAi ? OpenAi.stream(parts) : Anthropic.stream(parts);
                Guarded.Streamed reply =
                        guarded.streamed(answer, BODY.formatted(",\"stream\":true"));
                assertThat(reply.completion().content()).as("in " + size).isEqualTo(back);
                assertThat(reply.completion().done()).isTrue();
            }
        }
    }

    private static String[] pieces(String text, int size) {
        String[] parts = new String[(text.length() + size - 1) / size];
        Arrays.setAll(
                parts, i -> text.substring(i * size, Math.min(text.length(), (i + 1) * size)));
        return parts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<EMAIL_1>", "\\u003cEMAIL_1\\u003e", "<EMAIL\\u005f1>"})
    void givesValuesBackInToolArguments(String written) throws Exception {
        OpenAi.Call call = new OpenAi.Call("c9", "mail", "{\"to\":\"" + written + "\",\"n\":1}");
        try (Guarded guarded = Guarded.openAi(MASKS)) {
            Reply whole = guarded.ask(OpenAi.toolCalls(call), BODY.formatted(""));
            assertThat(
                            whole.json()
                                    .at("/choices/0/message/tool_calls/0/function/arguments")
                                    .asString())
                    .isEqualTo("{\"to\":\"boss@example.com\",\"n\":1}");
            Guarded.Streamed reply =
                    guarded.streamed(
                            OpenAi.streamedToolCalls(call), BODY.formatted(",\"stream\":true"));
            OpenAi.Call seen = reply.completion().toolCalls().getFirst();
            assertThat(seen.arguments()).isEqualTo("{\"to\":\"boss@example.com\",\"n\":1}");
            assertThat(seen.name()).isEqualTo("mail");
            assertThat(seen.id()).isEqualTo("c9");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void redactsAndBlocksInAnswers(String kind) throws Exception {
        boolean openAi = kind.equals("openai");
        try (Guarded guarded = openAi ? Guarded.openAi(MASKS) : Guarded.anthropic(MASKS)) {
            String text = "Pay with 4111-1111-1111-1111 or 4111-1111-1111-1112.";
            String redacted = "Pay with [REDACTED_CARD] or 4111-1111-1111-1112.";
            Reply whole = guarded.whole(openAi ? OpenAi.completion(text) : Anthropic.message(text));
            assertThat(whole.content()).isEqualTo(redacted);
            for (int size = 1; size < 20; size += 3) {
                String[] parts = pieces(text, size);
                Guarded.Streamed reply =
                        guarded.streamed(openAi ? OpenAi.stream(parts) : Anthropic.stream(parts));
                assertThat(reply.completion().content()).isEqualTo(redacted);
            }
            String secret = "The key is sk-abcdefghij0123456789XYZ ok";
            assertThat(
                            guarded.whole(
                                            openAi
                                                    ? OpenAi.completion(secret)
                                                    : Anthropic.message(secret))
                                    .status())
                    .isEqualTo(400);
            String[] parts = pieces(secret, 3);
            Guarded.Streamed reply =
                    guarded.streamed(openAi ? OpenAi.stream(parts) : Anthropic.stream(parts));
            assertThat(reply.code()).isEqualTo("content_filter");
            assertThat("The key is ").startsWith(reply.completion().content());
        }
    }

    @Test
    void redactsNumbersInToolArgumentsAsJson() throws Exception {
        OpenAi.Call call = new OpenAi.Call("c", "pay", "{\"card\":4111111111111111,\"to\":\"x\"}");
        try (Guarded guarded = Guarded.openAi(MASKS)) {
            Guarded.Streamed reply = guarded.streamed(OpenAi.streamedToolCalls(call));
            assertThat(reply.completion().toolCalls().getFirst().arguments())
                    .isEqualTo("{\"card\":\"[REDACTED_CARD]\",\"to\":\"x\"}");
        }
    }

    @Test
    void checksRequestsWhereThatIsWished() throws Exception {
        String rules = "checkRequests = true\nbannedPhrases = [\"drop table\"]\n" + MASKS;
        try (Guarded guarded = Guarded.openAi(rules)) {
            guarded.provider().always(OpenAi.completion("ok"));
            Reply reply =
                    guarded.gateway()
                            .caller()
                            .chat(
                                    "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},"
                                            + "{\"role\":\"user\",\"content\":\"DROP  Table\"}]}");
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json().at("/error/code").asString()).isEqualTo("content_filter");
            assertThat(reply.json().at("/error/param").asString()).isEqualTo("messages.1.content");
            assertThat(reply.text()).doesNotContain("DROP");
            assertThat(guarded.provider().requests()).isEmpty();
            Reply redacted =
                    guarded.ask(
                            OpenAi.completion("ok"),
                            "{\"messages\":[{\"role\":\"user\",\"content\":"
                                    + "\"4111 1111 1111 1111\"}]}");
            assertThat(redacted.status()).isEqualTo(200);
            assertThat(guarded.provider().request().text()).contains("\"[REDACTED_CARD]\"");
        }
    }

    @Test
    void sendsRequestsAsTheyCameWhereNothingIsFound() throws Exception {
        String rules = "checkRequests = true\nbannedPhrases = [\"drop table\"]\n" + MASKS;
        String body =
                "{ \"model\":\"first-model\", \"messages\" : [{\"content\":\"Gr\\u00fc\\/\",\"role\":\"user\"}] }";
        try (Guarded guarded = Guarded.openAi(rules)) {
            guarded.ask(OpenAi.completion("ok"), body);
            assertThat(guarded.provider().request().text()).isEqualTo(body);
        }
    }
}

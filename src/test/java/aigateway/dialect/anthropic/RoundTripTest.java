package aigateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerRequest;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Losses;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An answer of Anthropic that an OpenAI client sends back in its next request.
class RoundTripTest {
    private static final String THINKING =
            "{\"type\":\"thinking\",\"thinking\":\"Zwei Zahlen…\\n\",\"signature\":\"EqA+/==\"}";
    private static final String REDACTED = "{\"type\":\"redacted_thinking\",\"data\":\"Red+/=\"}";
    private static final String BLOCKS =
            "["
                    + THINKING
                    + ","
                    + REDACTED
                    + ",{\"type\":\"text\",\"text\":\"I'll add 🧮.\"},"
                    + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"add\",\"input\":";

    private final AnthropicDialect dialect = new AnthropicDialect();

    @ParameterizedTest
    @ValueSource(strings = {"whole-thinking-and-tools.json", "stream-thinking-and-tools.sse"})
    void carriesSignedThinkingByteForByteThroughAClientThatKeepsIt(String answer) {
        EventText events = read(answer);

        String body = write(new AnthropicDialect(), nextRequest(events, true), new Losses());

        assertThat(body).contains(BLOCKS);
        assertThat(body).contains("\"thinking\":{\"type\":\"enabled\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole-thinking-and-tools.json", "stream-thinking-and-tools.sse"})
    void remembersSignedThinkingForAClientThatDropsIt(String answer) {
        EventText events = read(answer);
        Losses losses = new Losses();

        String body = write(dialect, nextRequest(events, false), losses);

        assertThat(body).contains(BLOCKS);
        assertThat(body).contains("\"thinking\":{\"type\":\"enabled\"");
        assertThat(losses.isEmpty()).isTrue();
    }

    @Test
    void turnsThinkingOffWhereNobodyRemembersTheSignature() {
        EventText events = read("whole-thinking-and-tools.json");
        Losses losses = new Losses();

        String body = write(new AnthropicDialect(), nextRequest(events, false), losses);

        assertThat(body).doesNotContain("\"thinking\"");
        assertThat(losses.fields()).containsExactly("reasoning_effort");
    }

    @Test
    void sharesAMemory() {
        SignatureMemory memory = new SignatureMemory();
        EventText events = new EventText();
        var reader = new AnthropicDialect(memory).reader("anthropic", false, events);
        reader.data(Bytes.utf8(answer("whole-thinking-and-tools.json")));
        reader.end();

        String body = write(new AnthropicDialect(memory), nextRequest(events, false), new Losses());

        assertThat(body).contains(BLOCKS);
    }

    @Test
    void keepsTheBytesOfAToolCallsArguments() {
        EventText events = read("whole-thinking-and-tools.json");

        String body = write(dialect, nextRequest(events, true), new Losses());

        assertThat(body)
                .contains(
                        "\"input\":{ \"a\": 1.50, \"b\":12345678901234567890,\"t\":\"\\u00e9\" }");
    }

    private EventText read(String answer) {
        EventText events = new EventText();
        var reader = dialect.reader("anthropic", answer.endsWith(".sse"), events);
        reader.data(Bytes.utf8(answer(answer)));
        reader.end();
        return events;
    }

    private static String answer(String name) {
        return GoldenFiles.text(new GoldenFiles("anthropic").file("reply", name));
    }

    private static String write(AnthropicDialect dialect, CallerRequest request, Losses losses) {
        StringBuilder body = new StringBuilder();
        dialect.write(request, "claude-sonnet-4-5", losses)
                .body()
                .forEach(piece -> body.append(piece.utf8()));
        return body.toString();
    }

    /// What an OpenAI client makes of the answer: a message with its calls, and a result for each.
    private static CallerRequest nextRequest(EventText answer, boolean withDetails) {
        Map<Integer, String[]> calls = calls(answer);
        JsonWriter out = new JsonWriter().object().key("reasoning_effort").string("low");
        out.key("messages").array();
        out.object().key("role").string("user").key("content").string("Add").endObject();
        out.object().key("role").string("assistant").key("content").string(text(answer));
        if (withDetails) {
            out.key("reasoning_details").array();
            details(answer).values().forEach(detail -> detail(out, detail));
            out.endArray();
        }
        out.key("tool_calls").array();
        calls.values().forEach(call -> call(out, call));
        out.endArray().endObject();
        for (String[] call : calls.values()) {
            out.object().key("role").string("tool").key("tool_call_id").string(call[0]);
            out.key("content").string("2").endObject();
        }
        Bytes body = out.endArray().endObject().bytes();
        return ChatJson.request(body.utf8());
    }

    private static String text(EventText answer) {
        StringBuilder text = new StringBuilder();
        for (ChatEvent event : answer.events()) {
            if (event instanceof ChatEvent.TextDelta delta) {
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    /// Text, signature and data of each reasoning block.
    private static Map<Integer, String[]> details(EventText answer) {
        Map<Integer, String[]> details = new TreeMap<>();
        for (ChatEvent event : answer.events()) {
            switch (event) {
                case ChatEvent.ReasoningDelta e -> block(details, e.block())[0] += e.text();
                case ChatEvent.ReasoningSignature e -> block(details, e.block())[1] = e.signature();
                case ChatEvent.ReasoningEncrypted e -> block(details, e.block())[2] = e.data();
                default -> {}
            }
        }
        return details;
    }

    private static String[] block(Map<Integer, String[]> details, int number) {
        return details.computeIfAbsent(number, _ -> new String[] {"", "", ""});
    }

    /// Id, name and arguments of each call.
    private static Map<Integer, String[]> calls(EventText answer) {
        Map<Integer, String[]> calls = new TreeMap<>();
        for (ChatEvent event : answer.events()) {
            if (event instanceof ChatEvent.ToolCallDelta delta) {
                String[] call = block(calls, delta.index());
                call[0] = delta.id() == null ? call[0] : delta.id();
                call[1] = delta.name() == null ? call[1] : delta.name();
                call[2] += delta.arguments();
            }
        }
        return calls;
    }

    private static void detail(JsonWriter out, String[] detail) {
        out.object().key("format").string("anthropic-claude-v1");
        if (!detail[2].isEmpty()) {
            out.key("type").string("reasoning.encrypted").key("data").string(detail[2]);
        } else {
            out.key("type").string("reasoning.text").key("text").string(detail[0]);
            out.key("signature").string(detail[1]);
        }
        out.endObject();
    }

    private static void call(JsonWriter out, String[] call) {
        out.object().key("id").string(call[0]).key("type").string("function").key("function");
        out.object().key("name").string(call[1]).key("arguments").string(call[2]);
        out.endObject().endObject();
    }
}

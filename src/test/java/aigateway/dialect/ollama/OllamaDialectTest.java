package aigateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import aigateway.model.ChatEvent;
import aigateway.model.Losses;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OllamaDialectTest {
    private static final String CALL =
            "{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{}}}]},"
                    + "\"done\":true}";

    private final OllamaDialect dialect = new OllamaDialect();

    @Test
    void streamsLinesAndHasNoCallerSide() {
        assertThat(dialect.name()).isEqualTo("ollama");
        assertThat(dialect.streamType()).isEqualTo("application/x-ndjson");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void changesNothingButTheModelOfARequestInItsOwnFormat() {
        String body = "{ \"model\" : \"a\",\"options\":{\"x\":1e2}, \"new\":[ 1 ],\"messages\":[]}";

        assertThat(ChatJson.sentOn(dialect, body, "b")).isEqualTo(body.replace("\"a\"", "\"b\""));
    }

    @Test
    void saysThatAModelIsNotKnownOnlyWhereItMatters() {
        assertThat(guessed("my-model", "high")).isTrue();
        assertThat(guessed("my-model", "none")).isFalse();
        assertThat(guessed("qwen3:8b", "high")).isFalse();
        assertThat(guessed("qwen3-coder", "high")).isFalse();
    }

    private boolean guessed(String model, String effort) {
        String body =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"reasoning_effort\":\""
                        + effort
                        + "\"}";
        return dialect.write(ChatJson.request(body), model, new Losses()).guessed();
    }

    @Test
    void makesIdsThatNoOtherAnswerHas() {
        Set<String> ids = new HashSet<>();
        for (int answer = 0; answer < 1_000; answer++) {
            EventText events = Fixtures.events();
            var reader = dialect.reader("ollama", answer % 2 == 0, events);
            reader.data(Bytes.utf8(CALL));
            reader.end();
            for (ChatEvent event : events.events()) {
                if (event instanceof ChatEvent.ToolCallDelta call) {
                    ids.add(call.id());
                }
            }
        }
        assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("call_[0-9a-z]+"));
    }

    @Test
    void doesNothingAfterTheEnd() {
        for (boolean stream : new boolean[] {true, false}) {
            EventText events = Fixtures.events();
            var reader = dialect.reader("ollama", stream, events);
            reader.end();
            String before = events.toString();

            reader.data(Bytes.utf8(CALL));
            reader.end();

            assertThat(events).hasToString(before);
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        EventText events = Fixtures.events();
        var reader = dialect.reader("ollama", true, events);
        Bytes mebibyte = Bytes.utf8(" ".repeat(1 << 20));
        for (int i = 0; i < 33; i++) {
            reader.data(mebibyte);
        }
        reader.end();
        assertThat(events.toString()).startsWith("fail InvalidAnswer").contains("longer than");
    }
}

package aigateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import org.junit.jupiter.api.Test;

class AnthropicDialectTest {
    private final AnthropicDialect dialect = new AnthropicDialect();

    @Test
    void hasNoCallerSideYet() {
        assertThat(dialect.name()).isEqualTo("anthropic");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void changesNothingButTheModelOfARequestInItsOwnFormat() {
        String body = "{ \"model\" : \"a\",\"max_tokens\":1e2, \"new\":[ 1 ],\"messages\":[]}";

        assertThat(ChatJson.sentOn(dialect, body, "claude-b"))
                .isEqualTo(body.replace("\"a\"", "\"claude-b\""));
    }

    @Test
    void doesNothingAfterTheEnd() {
        EventText events = new EventText();
        var reader = dialect.reader("anthropic", true, events);
        reader.end();
        String before = events.toString();

        reader.data(Bytes.utf8("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"));
        reader.end();

        assertThat(events).hasToString(before);
    }
}

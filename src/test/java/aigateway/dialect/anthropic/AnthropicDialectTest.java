package aigateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.SignatureMemory;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import aigateway.model.Losses;
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

    @Test
    void saysTheVersionInTheModelsPlaceOnVertex() {
        StringBuilder body = new StringBuilder();
        AnthropicDialect.onVertex(new SignatureMemory())
                .with(ModelKnowledge.shipped())
                .write(
                        ChatJson.request(
                                "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                                        + "\"max_tokens\":9,\"stream\":true}"),
                        "claude-3-7-sonnet@20250219",
                        new Losses())
                .body()
                .forEach(piece -> body.append(piece.utf8()));

        assertThat(body)
                .hasToString(
                        "{\"anthropic_version\":\"vertex-2023-10-16\",\"max_tokens\":9,"
                                + "\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":"
                                + "[{\"type\":\"text\",\"text\":\"Hi\"}]}]}");
    }
}

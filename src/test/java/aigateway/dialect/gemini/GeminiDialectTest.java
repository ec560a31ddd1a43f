package aigateway.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.gemini.NextTurn.Keeps;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelOverride;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeminiDialectTest {
    private static final String CALL =
            "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"add\","
                    + "\"id\":\"x1\"},\"thoughtSignature\":\"S\"}]},\"finishReason\":\"STOP\"}]}";

    private final GeminiDialect dialect = new GeminiDialect(Host.GEMINI);

    @Test
    void hasNoCallerSideYet() {
        assertThat(dialect.name()).isEqualTo("gemini");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void changesNothingInARequestInItsOwnFormat() {
        String body = "{ \"contents\":[ ],\"new\":1e2}";

        assertThat(ChatJson.sentOn(dialect, body, "gemini-b")).isEqualTo(body);
    }

    @Test
    void doesNothingAfterTheEnd() {
        EventText events = Fixtures.events();
        var reader = dialect.reader("gemini", true, events);
        reader.end();
        String before = events.toString();

        reader.data(Bytes.utf8("data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\n\n"));
        reader.end();

        assertThat(events).hasToString(before);
    }

    @Test
    void makesIdsThatDifferWhereTheReplyHasNone() {
        String call = CALL.replace(",\"id\":\"x1\"", "");

        String first = id(call);

        assertThat(first).startsWith("call_gm_").isNotEqualTo(id(call));
    }

    @Test
    void letsACallThroughWhoseSignatureNobodyRemembers() {
        Losses losses = new Losses();
        var message = message(CALL);

        String body =
                NextTurn.body(
                        message,
                        Keeps.NOTHING,
                        "gemini-3-flash-preview",
                        new SignatureMemory(),
                        losses);

        assertThat(body).contains("\"thoughtSignature\":\"skip_thought_signature_validator\"");
        assertThat(losses.fields())
                .containsExactly("messages.1.tool_calls.0.extra_content.google.thought_signature");
    }

    @Test
    void saysWhenItGuessedTheRulesOfAModel() {
        assertThat(write(dialect, "gemini-2.5-pro").guessed()).isFalse();
        assertThat(write(dialect, "gemini-99-flash").guessed()).isTrue();
    }

    @Test
    void takesWhatAConfigurationSaysOfAModel() {
        Outgoing outgoing = write(dialect.with(saying("levels", "xhighLevel")), "gemini-99");

        assertThat(outgoing.guessed()).isFalse();
        assertThat(outgoing.body().getFirst().utf8()).contains("\"thinkingLevel\":\"XHIGH\"");
    }

    @Test
    void remembersTheSameSignaturesWithOtherKnowledge() {
        SignatureMemory memory = new SignatureMemory();
        Dialect informed =
                new GeminiDialect(Host.VERTEX, memory).with(saying("levels", "needsSignatures"));
        EventText events = new EventText();
        var reader = informed.reader("vertex", false, events);
        reader.data(Bytes.utf8(CALL));
        reader.end();
        Losses losses = new Losses();

        String body =
                NextTurn.body(
                        message(CALL), Keeps.NOTHING, "gemini-3-flash-preview", memory, losses);

        assertThat(body).contains("\"thoughtSignature\":\"S\"");
        assertThat(losses.isEmpty()).isTrue();
    }

    private static ModelKnowledge saying(String... traits) {
        ModelOverride better = new ModelOverride("gemini-99", null, List.of(traits));
        return ModelKnowledge.shipped().with(List.of(better));
    }

    private static Outgoing write(Dialect dialect, String model) {
        return dialect.write(
                ChatJson.request(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"reasoning_effort\":\"xhigh\"}"),
                model,
                new Losses());
    }

    private static String id(String answer) {
        return message(answer).at("/tool_calls/0/id").asString();
    }

    private static tools.jackson.databind.node.ObjectNode message(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        return NextTurn.message(bytes, false, new SignatureMemory());
    }
}

package aigateway.dialect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect;
import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.dialect.ReplyReader;
import aigateway.dialect.WholeWriter;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.dialect.openai.request.OpenAiRequests;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.model.Bytes;
import aigateway.model.Losses;

/// What callers ask and get, which is in OpenAI's form but for [#sentOn].
public final class ChatJson {
    private static final CallerDialect CALLERS = new OpenAiDialect(OpenAiQuirks.NONE).callerSide();
    private static final String ASKED = "{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}";

    private ChatJson() {}

    /// A request that must be a good one.
    public static CallerRequest request(String json) {
        return switch (OpenAiRequests.read(Bytes.utf8(json))) {
            case ReadResult.Read read -> read.request();
            case ReadResult.Bad bad -> throw new AssertionError(bad.failure());
        };
    }

    /// What becomes of a request in a dialect's own format, which is not decoded and loses nothing.
    public static String sentOn(Dialect dialect, String body, String model) {
        CallerRequest request =
                new CallerRequest(
                        dialect.name(),
                        (JsonDocument) Json.parse(Bytes.utf8(body)),
                        "a",
                        false,
                        true,
                        () -> {
                            throw new AssertionError("decoded");
                        });
        Losses losses = new Losses();
        String sent = RequestCases.body(dialect.write(request, model, losses));
        assertThat(losses.isEmpty()).isTrue();
        return sent;
    }

    /// A provider's answer, as its caller gets it in one piece.
    public static String answer(Dialect dialect, boolean stream, String answer) {
        EventText events = new EventText();
        ReplyReader reader = dialect.reader(dialect.name(), stream, events);
        reader.data(Bytes.utf8(answer));
        reader.end();
        assertThat(events.toString()).endsWith("\nend\n");
        WholeWriter writer = CALLERS.wholeWriter(request(ASKED));
        events.events().forEach(writer::on);
        return writer.finish().utf8();
    }
}

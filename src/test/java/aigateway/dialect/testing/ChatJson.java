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
import aigateway.model.Bytes;

/// The caller's side of the fixtures, which is in OpenAI's form.
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

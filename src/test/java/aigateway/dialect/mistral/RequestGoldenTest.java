package aigateway.dialect.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Outgoing;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Mistral gets of them, byte for byte. `request/NAME.txt` has parts between
/// lines of `----`: the model, the caller's request, the body that is sent, and what was lost.
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return GoldenFiles.each(Fixtures.FILES.all("request", ".txt"), RequestGoldenTest::check);
    }

    private static void check(Path file) {
        String[] parts = GoldenFiles.parts(file);
        Losses losses = new Losses();
        Outgoing outgoing =
                new MistralDialect().write(ChatJson.request(parts[1]), parts[0].strip(), losses);

        String body = RequestCases.body(outgoing);
        assertThat(body).isEqualTo(parts[2]);
        assertThat(losses.fields()).isEqualTo(GoldenFiles.lines(parts[3]));
        assertThat(outgoing.headers()).isEmpty();
        MistralShape.check(body);
    }
}

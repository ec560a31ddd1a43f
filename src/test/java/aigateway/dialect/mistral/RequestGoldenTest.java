package aigateway.dialect.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Outgoing;
import aigateway.model.Losses;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Mistral gets of them; see [Fixtures].
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return Fixtures.files("request", ".txt").stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) {
        String[] parts = Fixtures.parts(file);
        Losses losses = new Losses();
        Outgoing outgoing =
                new MistralDialect().write(ChatJson.request(parts[1]), parts[0].strip(), losses);

        assertThat(body(outgoing)).isEqualTo(parts[2]);
        assertThat(losses.fields()).isEqualTo(Fixtures.lines(parts[3]));
        assertThat(outgoing.headers()).isEmpty();
        MistralShape.check(body(outgoing));
    }

    static String body(Outgoing outgoing) {
        StringBuilder body = new StringBuilder();
        outgoing.body().forEach(piece -> body.append(piece.utf8()));
        return body.toString();
    }
}

package aigateway.dialect.gemini;

import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.testing.ReplyCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Answers of Gemini and what they mean, however the wire cuts them.
class ReplyGoldenTest {
    private static final ReplyCases CASES =
            new ReplyCases(
                    Fixtures.FILES, ".sse", () -> new GeminiDialect(Host.GEMINI), Fixtures::events);

    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return CASES.readsWhatTheGoldenFilesSay();
    }

    @Test
    void endsOnceWhateverComes() {
        CASES.endsOnceWhateverComes();
    }
}

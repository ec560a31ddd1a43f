package aigateway.dialect.ollama;

import aigateway.dialect.testing.ReplyCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Answers of Ollama and what they mean, however the wire cuts them.
class ReplyGoldenTest {
    private static final ReplyCases CASES =
            new ReplyCases(Fixtures.FILES, ".ndjson", Fixtures::dialect, Fixtures::events);

    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return CASES.readsWhatTheGoldenFilesSay();
    }

    @Test
    void endsOnceWhateverComes() {
        CASES.endsOnceWhateverComes();
    }
}

package aigateway.dialect.ollama;

import aigateway.dialect.testing.RequestCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Ollama gets of them.
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return new RequestCases(Fixtures.FILES, _ -> new OllamaDialect())
                .writesWhatTheGoldenFilesSay();
    }
}

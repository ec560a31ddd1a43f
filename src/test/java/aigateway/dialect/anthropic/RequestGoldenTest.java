package aigateway.dialect.anthropic;

import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Anthropic gets of them.
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return new RequestCases(new GoldenFiles("anthropic"), _ -> new AnthropicDialect())
                .writesWhatTheGoldenFilesSay();
    }
}

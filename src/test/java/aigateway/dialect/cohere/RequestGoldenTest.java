package aigateway.dialect.cohere;

import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Cohere gets of them.
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return new RequestCases(new GoldenFiles("cohere"), _ -> new CohereDialect())
                .writesWhatTheGoldenFilesSay();
    }
}

package aigateway.dialect.gemini;

import aigateway.dialect.Dialect;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.testing.RequestCases;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Chat requests and what Gemini gets of them. The first line may
/// say `VERTEX`.
class RequestGoldenTest {
    @TestFactory
    Stream<DynamicTest> writesWhatTheGoldenFilesSay() {
        return new RequestCases(Fixtures.FILES, RequestGoldenTest::dialect)
                .writesWhatTheGoldenFilesSay();
    }

    private static Dialect dialect(List<String> words) {
        return new GeminiDialect(words.size() > 1 ? Host.valueOf(words.get(1)) : Host.GEMINI);
    }
}

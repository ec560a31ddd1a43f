package aigateway.dialect.anthropic;

import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.ReplyCases;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Answers of Anthropic and what they mean, however the wire cuts them.
class ReplyGoldenTest {
    private static final ReplyCases CASES =
            new ReplyCases(
                    new GoldenFiles("anthropic"), ".sse", AnthropicDialect::new, EventText::new);

    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() {
        return CASES.readsWhatTheGoldenFilesSay();
    }

    @Test
    void endsOnceWhateverComes() {
        CASES.endsOnceWhateverComes();
    }
}

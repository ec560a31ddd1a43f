package aigateway.dialect.openai.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every line of `malformed.txt` is a body, the field at fault and what the message must say.
class MalformedRequestsTest {
    private static final Path TABLE = Path.of("src/test/resources/dialect/openai/malformed.txt");

    @TestFactory
    Stream<DynamicTest> refusesMalformedBodies() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split(" \\| ", -1);
                tests.add(
                        DynamicTest.dynamicTest(
                                columns[0] + " " + columns[1] + " " + columns[2],
                                () -> refused(columns[0], columns[1], columns[2])));
            }
        }
        assertThat(tests).hasSizeGreaterThan(60);
        return tests.stream();
    }

    private static void refused(String body, String param, String says) {
        Failure.Refused failure = failure(Bytes.utf8(body));
        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.type()).isEqualTo("invalid_request_error");
        assertThat(failure.param()).isEqualTo(param.equals("-") ? null : param);
        assertThat(failure.message()).contains(says).endsWith(".");
        assertThat(failure.code()).isNotNull();
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = "{\"messages\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(failure(Bytes.of(body)).message())
                .isEqualTo("The body is not valid JSON: invalid UTF-8 at line 1, column 14.");
    }

    @Test
    void refusesDeepNestingAndHugeNumbersOfDigits() {
        assertThat(failure(Bytes.utf8("{\"messages\":" + "[".repeat(1000))).message())
                .contains("nested deeper than 128 levels");
        assertThat(failure(Bytes.utf8("{\"seed\":" + "1".repeat(2000) + "}")).message())
                .contains("a number of more than 1000 characters");
    }

    private static Failure.Refused failure(Bytes body) {
        ReadResult result = OpenAiRequests.read(body);
        assertThat(result).isInstanceOf(ReadResult.Bad.class);
        return ((ReadResult.Bad) result).failure();
    }
}

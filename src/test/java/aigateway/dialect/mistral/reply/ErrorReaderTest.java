package aigateway.dialect.mistral.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.model.Failure.UpstreamError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every file in `dialect/mistral/error`: parts between lines of `----` are the status, the body,
/// and what a caller is to read of it.
class ErrorReaderTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialect/mistral/error");

    @TestFactory
    Stream<DynamicTest> readsWhatTheGoldenFilesSay() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws IOException {
        String[] parts = Files.readString(file).split("\n----\n", -1);
        int status = Integer.parseInt(parts[0].strip());
        UpstreamError error = ErrorReader.read("mistral", status, Bytes.utf8(parts[1]), 7);

        assertThat(error.provider()).isEqualTo("mistral");
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.retryAfterSeconds()).isEqualTo(7);
        assertThat(text(error)).isEqualTo(parts[2].strip());
    }

    private static String text(UpstreamError error) {
        return error.message()
                + "\ntype "
                + error.type()
                + "\nparam "
                + error.param()
                + "\ncode "
                + error.code();
    }

    @Test
    void keepsLongMessagesShort() {
        String body = "{\"message\":\"" + "x".repeat(20_000) + "\"}";

        assertThat(ErrorReader.read("mistral", 400, Bytes.utf8(body), 0).message())
                .hasSize("mistral: ".length() + ErrorReader.LONGEST + 1);
    }
}

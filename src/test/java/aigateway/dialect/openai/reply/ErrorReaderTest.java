package aigateway.dialect.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.model.Failure.UpstreamError;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}} | m | t | p | c",
                "{\"error\":{\"message\":\"m\",\"type\":null,\"param\":null,\"code\":null}} | m | - | - | -",
                "{\"error\":{\"message\":\"m\",\"code\":401}} | m | - | - | 401",
                "{\"error\":\"m\"} | m | - | - | -",
                "{\"error\":\"short\",\"message\":\"m\",\"code\":\"c\"} | m | - | - | c",
                "{\"message\":\"m\",\"type\":\"t\",\"code\":\"1300\"} | m | t | - | 1300",
                "{\"object\":\"error\",\"message\":{\"detail\":[{\"msg\":\"m\",\"loc\":[\"body\",0]}]}} | m (body.0) | - | - | -",
                "{\"detail\":\"m\"} | m | - | - | -",
                "{\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"a\"},{\"loc\":[\"x\"],\"msg\":\"b\"}]} | a (body.n); b (x) | - | - | -",
                "{\"errors\":[{\"message\":\"m\"}]} | m | - | - | -",
                "[{\"error\":{\"code\":400,\"message\":\"m\",\"status\":\"INVALID_ARGUMENT\"}}] | m | - | - | 400",
                "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"why\"}}} | Provider returned error: why | - | - | -",
                "{\"error\":{\"error\":{\"message\":\"m\",\"type\":\"t\"}}} | m | t | - | -",
                "{\"error\":{\"type\":\"t\"},\"message\":\"m\"} | m | t | - | -",
                "\"m\" | m | - | - | -",
                "{} | HTTP 418: {} | - | - | -",
                "[] | HTTP 418: [] | - | - | -",
                "`` | HTTP 418 without a message | - | - | -",
                "plain  text | HTTP 418: plain text | - | - | -",
                "<html><title>Bad\tGateway</title></html> | HTTP 418: a web page, \"Bad Gateway\" | - | - | -",
                "{\"error\":{\"mess | HTTP 418: {\"error\":{\"mess | - | - | -"
            })
    void keepsTheProvidersOwnWords(
            String body, String message, String type, String param, String code) {
        UpstreamError error = ErrorReader.read("acme", 418, Bytes.utf8(body), 9);
        assertThat(error)
                .isEqualTo(
                        new UpstreamError("acme", 418, "acme: " + message, type, param, code, 9));
    }

    @Test
    void cutsHugeMessagesAndSurvivesAnyBytes() {
        String huge = "x".repeat(3_000_000);
        assertThat(read("{\"error\":\"" + huge.substring(0, 900_000) + "\"}").length())
                .isLessThan(9_000);
        assertThat(read(huge).length()).isLessThan(400);
        assertThat(read("\u00e9\u0000\u001b[31mred")).isEqualTo("acme: HTTP 500: \u00e9 [31mred");
        Random random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            assertThat(ErrorReader.read("acme", 500, Bytes.of(bytes), 0).message())
                    .startsWith("acme: ");
        }
        String deep = "{\"error\":".repeat(100) + "1" + "}".repeat(100);
        assertThat(read(deep)).startsWith("acme: HTTP 500: {");
        byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ErrorReader.read("acme", 500, Bytes.of(latin), 0).message())
                .isEqualTo("acme: HTTP 500: caf\ufffd");
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit_error, , 429",
        "tokens, rate_limit_exceeded, 429",
        ", insufficient_quota, 429",
        "authentication_error, , 401",
        "permission_error, , 403",
        "not_found_error, , 404",
        "invalid_request_error, , 400",
        ", context_length_exceeded, 400",
        "overloaded_error, , 503",
        "server_error, , 500",
        "api_error, , 502",
        ", 529, 529",
        ", 200, 502"
    })
    void knowsTheStatusThatAnErrorInAReplyStandsFor(String type, String code, int status) {
        assertThat(new ErrorBody("m", type, null, code, number(code)).impliedStatus())
                .isEqualTo(status);
    }

    private static int number(String code) {
        return code != null && code.equals("529") ? 529 : 0;
    }

    private static String read(String body) {
        return ErrorReader.read("acme", 500, Bytes.utf8(body), 0).message();
    }
}

package aigateway.dialect.bedrock.reply;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.model.Failure.UpstreamError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReaderTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "400, Malformed input request, invalid_request_error, -",
                "400, The provided model identifier is invalid., invalid_request_error,"
                        + " model_not_found",
                "400, Input is too long for requested model., invalid_request_error,"
                        + " context_length_exceeded",
                "401, no, authentication_error, -",
                "403, The security token included in the request is invalid.,"
                        + " authentication_error, invalid_api_key",
                "403, You don't have access to the model, permission_error, -",
                "404, Model not found, not_found_error, -",
                "408, Model timed out, server_error, -",
                "424, Model error, server_error, -",
                "429, Too many tokens, rate_limit_error, rate_limit_exceeded",
                "500, oops, server_error, -",
                "503, busy, service_unavailable_error, -",
            })
    void saysAnErrorInOpenAisTerms(int status, String text, String type, String code) {
        String body = "{\"message\":\"%s\"}".formatted(text);

        assertThat(read(status, body))
                .isEqualTo(new UpstreamError("aws", status, "aws: " + text, type, null, code, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Message\":\"No access\"} | No access",
                "{\"error\":{\"message\":\"deep\"}} | deep",
                "{\"error\":\"plain\"} | plain",
                "upstream connect error | upstream connect error",
                "<html>secret page</html> | HTTP status 403",
                "{} | HTTP status 403",
                "[] | HTTP status 403",
            })
    void readsWhatOtherHostsAnswer(String body, String text) {
        assertThat(read(403, body).message()).isEqualTo("aws: " + text);
    }

    @Test
    void readsAnEmptyBody() {
        assertThat(read(502, "").message()).isEqualTo("aws: HTTP status 502");
    }

    @ParameterizedTest
    @CsvSource({
        "validationException, 400",
        "accessDeniedException, 403",
        "resourceNotFoundException, 404",
        "modelTimeoutException, 408",
        "modelStreamErrorException, 424",
        "throttlingException, 429",
        "internalServerException, 500",
        "serviceUnavailableException, 503",
        "somethingNewException, 500",
    })
    void knowsTheStatusOfAnErrorInAStream(String type, int status) {
        assertThat(ErrorReader.inReply("aws", type, null, null).status()).isEqualTo(status);
    }

    private static UpstreamError read(int status, String body) {
        return ErrorReader.read("aws", status, Bytes.utf8(body), 7);
    }
}

package aigateway.dialect.cohere.reply;

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
                "400, invalid request: temperature must be low, invalid_request_error, -",
                "400, too many tokens: size limit exceeded, invalid_request_error,"
                        + " context_length_exceeded",
                "401, no api key supplied, authentication_error, -",
                "402, Please add a payment method, insufficient_quota, insufficient_quota",
                "403, not allowed, permission_error, -",
                "404, model 'x' not found, not_found_error, model_not_found",
                "404, 404 page not found, not_found_error, -",
                "422, unknown field: parameter 'zebra', invalid_request_error, -",
                "429, You are past the limit, rate_limit_error, rate_limit_exceeded",
                "498, deny-listed token, invalid_request_error, content_filter",
                "499, request cancelled, invalid_request_error, -",
                "500, oops, server_error, -",
                "503, busy, service_unavailable_error, -",
                "504, late, server_error, -",
            })
    void saysAnErrorInOpenAisTerms(int status, String text, String type, String code) {
        String body = "{\"id\":\"1\",\"message\":\"%s\"}".formatted(text);

        assertThat(read(status, body))
                .isEqualTo(new UpstreamError("co", status, "co: " + text, type, null, code, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":403,\"message\":\"No access\"}} | No access",
                "{\"error\":\"plain\"} | plain",
                "{\"data\":\"closed\"} | closed",
                "{\"data\":{\"message\":\"shut\"}} | shut",
                "{\"message\":{\"message\":\"deep\"}} | HTTP status 403",
                "upstream connect error | upstream connect error",
                "<html>secret page</html> | HTTP status 403",
                "{\"error\":{}} | HTTP status 403",
                "{} | HTTP status 403",
                "[] | HTTP status 403",
            })
    void readsWhatOtherHostsAnswer(String body, String text) {
        UpstreamError error = read(403, body);

        assertThat(error.message()).isEqualTo("co: " + text);
        assertThat(error.type()).isEqualTo("permission_error");
    }

    @Test
    void knowsAPromptThatIsTooLongByItsType() {
        String body = "{\"error_type\":\"TOO_MANY_TOKENS\",\"message\":\"too long\"}";

        assertThat(read(400, body).code()).isEqualTo("context_length_exceeded");
    }

    @Test
    void readsAnEmptyBody() {
        assertThat(read(502, "").message()).isEqualTo("co: HTTP status 502");
    }

    private static UpstreamError read(int status, String body) {
        return ErrorReader.read("co", status, Bytes.utf8(body), 7);
    }
}

package aigateway.dialect.anthropic.reply;

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
                "400, invalid_request_error, messages: too few, invalid_request_error, -",
                "400, invalid_request_error, prompt is too long: 9 > 8, invalid_request_error,"
                        + " context_length_exceeded",
                "401, authentication_error, invalid x-api-key, authentication_error, -",
                "402, billing_error, no credit, insufficient_quota, insufficient_quota",
                "403, permission_error, no, permission_error, -",
                "404, not_found_error, model: x, not_found_error, model_not_found",
                "404, not_found_error, file x, not_found_error, -",
                "413, request_too_large, big, invalid_request_error, request_too_large",
                "429, rate_limit_error, slow, rate_limit_error, rate_limit_exceeded",
                "500, api_error, oops, server_error, -",
                "504, timeout_error, late, server_error, -",
                "529, overloaded_error, busy, service_unavailable_error, server_is_overloaded",
                "418, teapot_error, short, invalid_request_error, -",
            })
    void saysAnErrorInOpenAisTerms(
            int status, String type, String text, String openAiType, String code) {
        String body =
                "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}"
                        .formatted(type, text);

        assertThat(read(status, body))
                .isEqualTo(
                        new UpstreamError(
                                "claude", status, "claude: " + text, openAiType, null, code, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":403,\"message\":\"No access\",\"status\":\"X\"}} | No access",
                "{\"message\":\"Not signed\"} | Not signed",
                "{\"error\":\"plain\"} | plain",
                "upstream connect error | upstream connect error",
                "<html>secret page</html> | HTTP status 403",
                "{\"error\":{}} | HTTP status 403",
                "[] | HTTP status 403",
            })
    void readsWhatOtherHostsAnswer(String body, String text) {
        UpstreamError error = read(403, body);

        assertThat(error.message()).isEqualTo("claude: " + text);
        assertThat(error.type()).isEqualTo("permission_error");
    }

    @Test
    void readsAnEmptyBody() {
        assertThat(read(502, ""))
                .isEqualTo(
                        new UpstreamError(
                                "claude",
                                502,
                                "claude: HTTP status 502",
                                "server_error",
                                null,
                                null,
                                7));
    }

    private static UpstreamError read(int status, String body) {
        return ErrorReader.read("claude", status, Bytes.utf8(body), 7);
    }
}

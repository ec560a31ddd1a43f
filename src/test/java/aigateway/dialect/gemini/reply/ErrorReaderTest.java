package aigateway.dialect.gemini.reply;

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
                "400, INVALID_ARGUMENT, Bad, invalid_request_error, -",
                "400, INVALID_ARGUMENT, The input token count (9) exceeds the maximum,"
                        + " invalid_request_error, context_length_exceeded",
                "400, FAILED_PRECONDITION, Billing, invalid_request_error, -",
                "401, UNAUTHENTICATED, No, authentication_error, -",
                "403, PERMISSION_DENIED, No, permission_error, -",
                "404, NOT_FOUND, models/x is not found, not_found_error, model_not_found",
                "404, NOT_FOUND, Publisher Model `projects/p/models/x` was not found,"
                        + " not_found_error, model_not_found",
                "404, NOT_FOUND, cachedContents/1, not_found_error, -",
                "429, RESOURCE_EXHAUSTED, Quota, rate_limit_error, rate_limit_exceeded",
                "499, CANCELLED, Gone, server_error, -",
                "500, INTERNAL, Oops, server_error, -",
                "503, UNAVAILABLE, Busy, service_unavailable_error, server_is_overloaded",
                "504, DEADLINE_EXCEEDED, Late, server_error, -",
                "418, TEAPOT, Short, invalid_request_error, -",
            })
    void saysAnErrorInOpenAisTerms(int status, String word, String text, String type, String code) {
        String body =
                "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}"
                        .formatted(status, text, word);

        assertThat(read(status, body))
                .isEqualTo(
                        new UpstreamError(
                                "google", status, "google: " + text, type, null, code, 7));
        assertThat(read(status, "[" + body + "\n]")).isEqualTo(read(status, body));
    }

    @ParameterizedTest
    @CsvSource({"34.4s, 35", "2s, 2", "0s, 0", "0.1s, 1", "99999s, 3600", "soon, 0", "xs, 0"})
    void readsWhenToComeAgain(String delay, int seconds) {
        String body =
                "{\"error\":{\"code\":429,\"message\":\"Quota\",\"status\":\"RESOURCE_EXHAUSTED\","
                        + "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\"},"
                        + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\","
                        + "\"retryDelay\":\""
                        + delay
                        + "\"}]}}";

        UpstreamError error = ErrorReader.read("google", 429, Bytes.utf8(body), 0);

        assertThat(error.retryAfterSeconds()).isEqualTo(seconds);
        assertThat(ErrorReader.read("google", 429, Bytes.utf8(body), 7).retryAfterSeconds())
                .isEqualTo(7);
    }

    @Test
    void knowsABadKey() {
        String body =
                "{\"error\":{\"code\":400,\"message\":\"API key not valid.\","
                        + "\"status\":\"INVALID_ARGUMENT\",\"details\":["
                        + "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                        + "\"reason\":\"API_KEY_INVALID\"}]}}";

        UpstreamError error = read(400, body);

        assertThat(error.status()).isEqualTo(400);
        assertThat(error.type()).isEqualTo("authentication_error");
        assertThat(error.code()).isEqualTo("invalid_api_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"invalid_grant\",\"error_description\":\"Bad token\"} |"
                        + " invalid_grant: Bad token",
                "{\"message\":\"Not signed\"} | Not signed",
                "upstream connect error | upstream connect error",
                "<html>secret page</html> | HTTP status 403",
                "{\"error\":{}} | HTTP status 403",
                "[] | HTTP status 403",
                "[1] | HTTP status 403",
            })
    void readsWhatProxiesAnswer(String body, String text) {
        UpstreamError error = read(403, body);

        assertThat(error.message()).isEqualTo("google: " + text);
        assertThat(error.type()).isEqualTo("permission_error");
    }

    private static UpstreamError read(int status, String body) {
        return ErrorReader.read("google", status, Bytes.utf8(body), 7);
    }
}

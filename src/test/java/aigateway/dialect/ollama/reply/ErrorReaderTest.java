package aigateway.dialect.ollama.reply;

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
            quoteCharacter = '`',
            value = {
                "400, registry.ollama.ai/library/gemma3:4b does not support tools, invalid_request_error, -",
                "400, the input length exceeds the context length, invalid_request_error, context_length_exceeded",
                "400, invalid option: x, invalid_request_error, -",
                "401, unauthorized, authentication_error, -",
                "402, no credit, insufficient_quota, insufficient_quota",
                "403, remote models are off, permission_error, -",
                "404, model 'nope' not found, not_found_error, model_not_found",
                "404, `model \\\"nope\\\" not found, try pulling it first`, not_found_error, model_not_found",
                "404, no such path, not_found_error, -",
                "429, too many requests, rate_limit_error, rate_limit_exceeded",
                "499, request canceled, invalid_request_error, -",
                "500, model requires more system memory, server_error, -",
                "502, the cloud cannot be reached, server_error, -",
                "503, server busy, service_unavailable_error, server_is_overloaded",
            })
    void saysAnErrorInOpenAisTerms(int status, String text, String type, String code) {
        String said = text.replace("\\\"", "\"");

        assertThat(read(status, "{\"error\":\"%s\"}".formatted(text)))
                .isEqualTo(
                        new UpstreamError("llama", status, "llama: " + said, type, null, code, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"No access\",\"type\":\"x\"}} | No access",
                "{\"message\":\"Not signed\"} | Not signed",
                "{\"error\":\"unauthorized\",\"signin_url\":\"https://x\"} | unauthorized",
                "404 page not found | 404 page not found",
                "<html>secret page</html> | HTTP status 401",
                "{\"error\":{}} | HTTP status 401",
                "{\"error\":\"\"} | HTTP status 401",
                "[] | HTTP status 401",
            })
    void readsWhatStandsBefore(String body, String text) {
        UpstreamError error = read(401, body);

        assertThat(error.message()).isEqualTo("llama: " + text);
        assertThat(error.type()).isEqualTo("authentication_error");
    }

    @Test
    void keepsWhatIsUnfitForAPersonToItself() {
        for (String body : new String[] {"", "\u0001\u0002", "x".repeat(501)}) {
            assertThat(read(502, body).message()).isEqualTo("llama: HTTP status 502");
        }
    }

    private static UpstreamError read(int status, String body) {
        return ErrorReader.read("llama", status, Bytes.utf8(body), 7);
    }
}

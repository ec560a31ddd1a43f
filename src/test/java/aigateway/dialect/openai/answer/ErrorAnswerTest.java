package aigateway.dialect.openai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Failure;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorAnswerTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new Failure.Unreachable("p", "m"), 502, "server_error"),
                Arguments.of(new Failure.TimedOut("p", "l", "m"), 504, "server_error"),
                Arguments.of(new Failure.InvalidAnswer("p", "m"), 502, "server_error"),
                Arguments.of(new Failure.Broken("p", "m"), 502, "server_error"),
                Arguments.of(new Failure.CallerGone(), 499, "invalid_request_error"),
                Arguments.of(new Failure.Stopping(), 503, "service_unavailable_error"),
                Arguments.of(new Failure.Internal("m"), 500, "server_error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasAStatusAndAType(Failure failure, int status, String type) {
        assertThat(ErrorAnswer.status(failure)).isEqualTo(status);
        assertThat(ErrorAnswer.body(failure).utf8())
                .startsWith(
                        "{\"error\":{\"message\":\"" + failure.message() + "\",\"type\":\"" + type)
                .contains("\"param\":null,\"code\":\"");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "401, 401, authentication_error",
        "403, 403, permission_error",
        "404, 404, not_found_error",
        "413, 413, invalid_request_error",
        "422, 422, invalid_request_error",
        "429, 429, rate_limit_error",
        "500, 500, server_error",
        "503, 503, service_unavailable_error",
        "529, 503, service_unavailable_error",
        "200, 502, server_error",
        "302, 502, server_error",
        "600, 502, server_error"
    })
    void anUpstreamErrorKeepsItsStatus(int upstream, int status, String type) {
        Failure failure = new Failure.UpstreamError("p", upstream, "p: m", null, null, null, 0);
        assertThat(ErrorAnswer.status(failure)).isEqualTo(status);
        assertThat(ErrorAnswer.body(failure).utf8())
                .isEqualTo(
                        "{\"error\":{\"message\":\"p: m\",\"type\":\""
                                + type
                                + "\",\"param\":null,\"code\":null}}");
    }

    @Test
    void aProvidersOwnTypeParamAndCodeStay() {
        Failure failure = new Failure.UpstreamError("p", 400, "p: \"m\"", "t", "messages", "c", 0);
        assertThat(ErrorAnswer.body(failure).utf8())
                .isEqualTo(
                        "{\"error\":{\"message\":\"p: \\\"m\\\"\",\"type\":\"t\","
                                + "\"param\":\"messages\",\"code\":\"c\"}}");
        Failure refused = new Failure.Refused(429, "slow", "rate_limit_error", null, "x", 3);
        assertThat(ErrorAnswer.status(refused)).isEqualTo(429);
        assertThat(ErrorAnswer.body(refused).utf8()).contains("\"code\":\"x\"");
    }
}

package aigateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @ParameterizedTest
    @ValueSource(ints = {302, 401, 402, 403, 404, 408, 429, 500, 502, 503, 529})
    void asksTheNextTargetWhenTheTargetIsAtFault(int status) {
        assertThat(Verdict.tryNext(error(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void asksNobodyElseWhenTheRequestIsAtFault(int status) {
        assertThat(Verdict.tryNext(error(status))).isFalse();
    }

    @Test
    void takesARefusedKeyForTheTargetsFaultWhateverTheStatus() {
        assertThat(Verdict.tryNext(error(400, "invalid_api_key"))).isTrue();
        assertThat(Verdict.keyRefused(error(400, "invalid_api_key"))).isTrue();
        assertThat(Verdict.keyRefused(error(401, null))).isTrue();
        assertThat(Verdict.keyRefused(error(400, "unsupported_value"))).isFalse();
        assertThat(Verdict.keyRefused(error(403, null))).isFalse();
    }

    @Test
    void asksTheNextTargetWhenNoAnswerCame() {
        assertThat(Verdict.tryNext(new Failure.Unreachable("p", "refused"))).isTrue();
        assertThat(Verdict.tryNext(new Failure.TimedOut("p", "limit", "late"))).isTrue();
        assertThat(Verdict.tryNext(new Failure.InvalidAnswer("p", "HTML"))).isTrue();
    }

    @Test
    void stopsWhenNobodyWaits() {
        assertThat(Verdict.tryNext(new Failure.CallerGone())).isFalse();
        assertThat(Verdict.tryNext(new Failure.Stopping())).isFalse();
    }

    private static Failure error(int status) {
        return error(status, null);
    }

    private static Failure.UpstreamError error(int status, @Nullable String code) {
        return new Failure.UpstreamError("p", status, "m", null, null, code, 0);
    }
}

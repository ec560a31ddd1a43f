package aigateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Failure;
import aigateway.provider.Secret;
import aigateway.upstream.ProviderState.Circuit;
import aigateway.upstream.ProviderState.KeyRest;
import aigateway.upstream.ProviderState.Standing;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people read of a provider's health.
class ProviderStateTest {
    private static final Secret ONE = new Secret("sk-one-0123456789");
    private static final Secret TWO = new Secret("sk-two-0123456789");
    private static final Failure DOWN = new Failure.Unreachable("it", "it: no");
    private static final long EPOCH = 990_000;
    private final ProviderHealth health = new ProviderHealth(URI.create("http://127.0.0.1:1/v1"));

    private ProviderState at(long now) {
        return health.state(List.of(ONE, TWO), now, EPOCH + now);
    }

    private void fail(long now) {
        health.failed(now);
        health.note(new ProviderHealth.Trouble(now, DOWN, "req-" + now));
    }

    @Test
    void isUnknownUntilItIsAsked() {
        assertThat(at(10_000)).isEqualTo(ProviderState.UNTRIED);
    }

    @Test
    void isOkOnceItAnswers() {
        health.succeeded(10_000);

        assertThat(at(12_000).standing()).isEqualTo(Standing.OK);
        assertThat(at(12_000).lastSuccessAt()).isEqualTo(EPOCH + 10_000);
        assertThat(at(12_000).lastError()).isNull();
    }

    @Test
    void tellsTheLastSuccessToTheSecond() {
        for (int now = 10_000; now < 13_500; now += 100) {
            health.succeeded(now);
        }

        assertThat(at(20_000).lastSuccessAt()).isEqualTo(EPOCH + 13_000);
    }

    @Test
    void isDegradedWhileItFailsAndOkRightAfterItAnswers() {
        health.succeeded(9_990);
        fail(10_000);

        assertThat(at(10_001).standing()).isEqualTo(Standing.DEGRADED);
        assertThat(at(10_001).failuresInARow()).isEqualTo(1);
        assertThat(at(10_001).lastError())
                .isEqualTo(new ProviderState.LastError(EPOCH + 10_000, DOWN, "req-10000"));

        health.succeeded(10_002);
        assertThat(at(10_003).standing()).isEqualTo(Standing.OK);
        assertThat(at(10_003).lastSuccessAt()).isEqualTo(EPOCH + 10_002);
        assertThat(at(10_003).lastError()).isNotNull();
    }

    @Test
    void restsAfterManyFailuresAndIsThenHalfOpen() {
        for (int i = 0; i < ProviderHealth.FAILURES_TO_REST; i++) {
            fail(10_000);
        }

        assertThat(at(10_001).standing()).isEqualTo(Standing.RESTING);
        assertThat(at(10_001).circuit()).isEqualTo(Circuit.OPEN);
        assertThat(at(10_001).restsForSeconds()).isEqualTo(10);
        assertThat(at(20_000).standing()).isEqualTo(Standing.DEGRADED);
        assertThat(at(20_000).circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(at(20_000).restsForSeconds()).isZero();
    }

    @Test
    void isHalfOpenWhileItIsProbedAndClosedOnceTheProbeSucceeds() {
        for (int i = 0; i < ProviderHealth.FAILURES_TO_REST; i++) {
            fail(10_000);
        }
        health.trying(20_000);

        assertThat(at(20_001).circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(at(20_001).standing()).isEqualTo(Standing.RESTING);

        health.failed(20_002);
        assertThat(at(20_003).circuit()).isEqualTo(Circuit.OPEN);

        health.trying(50_000);
        health.succeeded(50_001);
        assertThat(at(50_002).circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(at(50_002).standing()).isEqualTo(Standing.OK);
    }

    @Test
    void isDegradedWhileOneKeyRestsAndRestsWithAll() {
        health.succeeded(10_000);
        health.rest(ONE, 15_500);

        assertThat(at(11_000).standing()).isEqualTo(Standing.DEGRADED);
        assertThat(at(11_000).restingKeys()).containsExactly(new KeyRest(ONE, 5));

        health.rest(TWO, 14_000);
        assertThat(at(11_000).standing()).isEqualTo(Standing.RESTING);
        assertThat(at(11_000).circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(at(15_500).standing()).isEqualTo(Standing.OK);
    }

    @Test
    void countsCallsThatWentOnElsewhere() {
        health.handOn();
        health.handOn();

        assertThat(at(10_000).handedOn()).isEqualTo(2);
    }
}

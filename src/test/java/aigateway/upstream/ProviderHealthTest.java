package aigateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.provider.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderHealthTest {
    private static final Secret ONE = new Secret("sk-one-0123456789");
    private static final Secret TWO = new Secret("sk-two-0123456789");
    private final ProviderHealth health = new ProviderHealth(URI.create("http://127.0.0.1:1/v1"));

    @Test
    void usesKeysInTurn() {
        List<Secret> keys = List.of(ONE, TWO);

        Secret first = health.pick(keys, Set.of(), 0);
        Secret second = health.pick(keys, Set.of(), 0);

        assertThat(List.of(first, second)).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void putsAKeyThatRestsLast() {
        health.rest(ONE, 1_000);

        assertThat(health.pick(List.of(ONE, TWO), Set.of(), 10)).isEqualTo(TWO);
        assertThat(health.pick(List.of(ONE, TWO), Set.of(), 10)).isEqualTo(TWO);
        assertThat(health.pick(List.of(ONE, TWO), Set.of(TWO), 10)).isEqualTo(ONE);
    }

    @Test
    void wakesAKeyWhenItsRestIsOver() {
        health.rest(ONE, 1_000);

        assertThat(health.resting(List.of(ONE), 999)).isTrue();
        assertThat(health.resting(List.of(ONE), 1_000)).isFalse();
    }

    @Test
    void restsAsAWholeOnlyWhenAllKeysRest() {
        health.rest(ONE, 1_000);
        assertThat(health.resting(List.of(ONE, TWO), 1)).isFalse();

        health.rest(TWO, 1_000);
        assertThat(health.resting(List.of(ONE, TWO), 1)).isTrue();
    }

    @Test
    void restsAProviderWithoutKeysToo() {
        health.rest(null, 1_000);

        assertThat(health.resting(List.of(), 1)).isTrue();
    }

    @Test
    void restsAfterFailuresInARow() {
        failTimes(ProviderHealth.FAILURES_TO_REST - 1);
        assertThat(health.resting(List.of(), 1)).isFalse();

        failTimes(1);
        assertThat(health.resting(List.of(), 1)).isTrue();
    }

    @Test
    void forgetsFailuresOnceItAnswers() {
        failTimes(ProviderHealth.FAILURES_TO_REST - 1);
        health.succeeded(1);
        failTimes(ProviderHealth.FAILURES_TO_REST - 1);

        assertThat(health.resting(List.of(), 1)).isFalse();
    }

    @Test
    void letsOneProbeThroughAfterTheRest() {
        failTimes(ProviderHealth.FAILURES_TO_REST);
        long afterRest = 10_001;
        assertThat(health.resting(List.of(), afterRest)).isFalse();

        health.trying(afterRest);

        assertThat(health.resting(List.of(), afterRest)).isTrue();
    }

    @Test
    void restsLongerWhenTheProbeFails() {
        failTimes(ProviderHealth.FAILURES_TO_REST);
        health.trying(10_001);
        health.failed(10_001);

        assertThat(health.resting(List.of(), 10_001 + 19_999)).isTrue();
        assertThat(health.resting(List.of(), 10_001 + 20_001)).isFalse();
    }

    @Test
    void isWellAgainWhenTheProbeSucceeds() {
        failTimes(ProviderHealth.FAILURES_TO_REST);
        health.trying(10_001);
        health.succeeded(1);

        assertThat(health.resting(List.of(), 10_002)).isFalse();
    }

    private void failTimes(int times) {
        for (int i = 0; i < times; i++) {
            health.failed(0);
        }
    }
}

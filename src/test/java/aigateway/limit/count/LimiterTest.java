package aigateway.limit.count;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.limit.address.IpAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterTest {
    private static final IpAddress ONE = address("192.0.2.1");
    private static final Quota FIXED = new Quota(3, 60, false);
    private static final Quota SLIDING = new Quota(3, 60, true);

    private final FakeClock clock = new FakeClock();
    private final Limiter limiter = new Limiter(clock, clock, 100);

    @Test
    void aFixedWindowBeginsWithTheFirstRequest() {
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 2, 60_000));
        clock.pass(59_000);
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 1, 1_000));
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 0, 1_000));
        clock.pass(999);
        assertThat(take(FIXED)).isEqualTo(new Admission(false, 0, 1));
        clock.pass(1);
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 2, 60_000));
        clock.pass(500_000);
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 2, 60_000));
    }

    @Test
    void aSlidingWindowLetsEachRequestGoWhenItIsOldEnough() {
        assertThat(take(SLIDING)).isEqualTo(new Admission(true, 2, 60_000));
        clock.pass(10_000);
        take(SLIDING);
        clock.pass(10_000);
        assertThat(take(SLIDING)).isEqualTo(new Admission(true, 0, 40_000));
        clock.pass(39_999);
        assertThat(take(SLIDING)).isEqualTo(new Admission(false, 0, 1));
        clock.pass(1);
        assertThat(take(SLIDING)).isEqualTo(new Admission(true, 0, 10_000));
        assertThat(take(SLIDING)).isEqualTo(new Admission(false, 0, 10_000));
    }

    @Test
    void countsEachClientByItself() {
        for (int i = 0; i < 3; i++) {
            take(FIXED);
        }
        assertThat(take(FIXED).admitted()).isFalse();
        assertThat(limiter.take(address("192.0.2.2"), 128, FIXED).admitted()).isTrue();
    }

    @Test
    void countsANetworkAsOneClient() {
        limiter.take(address("2001:db8::1"), 64, FIXED);
        limiter.take(address("2001:db8::2"), 64, FIXED);
        assertThat(limiter.take(address("2001:db8::3:0:0:1"), 64, FIXED).remaining()).isZero();
        assertThat(limiter.take(address("2001:db8::1"), 128, FIXED).remaining()).isEqualTo(2);
        assertThat(limiter.take(address("2001:db8:0:1::1"), 64, FIXED).remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void looksWithoutCounting(boolean sliding) {
        Quota quota = new Quota(3, 60, sliding);
        assertThat(peek(quota)).isEqualTo(new Admission(true, 3, 60_000));
        assertThat(limiter.size()).isZero();
        take(quota);
        clock.pass(1_000);
        assertThat(peek(quota)).isEqualTo(peek(quota)).isEqualTo(new Admission(true, 2, 59_000));
        take(quota);
        take(quota);
        assertThat(peek(quota)).isEqualTo(new Admission(false, 0, 59_000));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void keepsTheCountsWhenThePlanChanges(boolean sliding) {
        Quota quota = new Quota(3, 60, sliding);
        for (int i = 0; i < 3; i++) {
            take(quota);
        }
        assertThat(take(new Quota(5, 60, sliding)).remaining()).isEqualTo(1);
        assertThat(take(new Quota(2, 60, sliding)).admitted()).isFalse();
        assertThat(peek(new Quota(2, 60, sliding)).remaining()).isZero();
        clock.pass(60_000);
        Quota longer = new Quota(4, 90, sliding);
        assertThat(take(longer)).isEqualTo(new Admission(false, 0, 30_000));
        clock.pass(30_000);
        assertThat(take(longer).admitted()).isTrue();
    }

    @Test
    void keepsTheCountsWhenTheKindOfWindowChanges() {
        take(FIXED);
        clock.pass(10_000);
        assertThat(peek(SLIDING)).isEqualTo(new Admission(true, 2, 50_000));
        assertThat(take(SLIDING)).isEqualTo(new Admission(true, 1, 50_000));
        assertThat(limiter.size()).isEqualTo(1);
        assertThat(take(FIXED)).isEqualTo(new Admission(true, 0, 50_000));
        assertThat(take(SLIDING)).isEqualTo(new Admission(false, 0, 50_000));
    }

    @Test
    void showsWhatClientsHaveUsed() {
        take(FIXED);
        clock.pass(2_000);
        take(FIXED);
        limiter.take(address("2001:db8::1"), 64, SLIDING);
        limiter.take(address("10.0.0.1"), 128, new Quota(1, 1, false));
        clock.pass(4_000);
        assertThat(limiter.states(null, 10))
                .containsExactly(
                        new ClientState("192.0.2.1", 2, 1_740_352_553),
                        new ClientState("2001:db8::/64", 1, 1_740_352_555));
        assertThat(limiter.states(null, 1))
                .extracting(ClientState::client)
                .containsExactly("192.0.2.1");
        assertThat(limiter.states("192.0.2.1", 1))
                .extracting(ClientState::client)
                .containsExactly("2001:db8::/64");
        assertThat(limiter.states("2001:db8::/64", 1)).isEmpty();
    }

    @Test
    void takesAClockThatBeginsAnywhere() {
        clock.pass(Long.MIN_VALUE / 1_000_000 + 12_345);
        aFixedWindowBeginsWithTheFirstRequest();
        clock.pass(1L << 36);
        assertThat(take(FIXED).admitted()).isTrue();
    }

    private Admission take(Quota quota) {
        return limiter.take(ONE, 128, quota);
    }

    private Admission peek(Quota quota) {
        return limiter.peek(ONE, 128, quota);
    }

    static IpAddress address(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}

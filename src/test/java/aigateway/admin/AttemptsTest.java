package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Attempts attempts = new Attempts(now::get);

    @Test
    void countsEachAddressForItself() {
        wrong("a", Attempts.ALLOWED);
        wrong("b", Attempts.ALLOWED - 1);
        assertThat(attempts.restSeconds("a")).isEqualTo(60);
        assertThat(attempts.restSeconds("b")).isZero();
        assertThat(attempts.restSeconds("c")).isZero();
    }

    @Test
    void forgetsAfterAMinute() {
        wrong("a", Attempts.ALLOWED - 1);
        now.addAndGet(Attempts.WINDOW_NANOS);
        wrong("a", Attempts.ALLOWED - 1);
        assertThat(attempts.restSeconds("a")).isZero();
        wrong("a", 1);
        assertThat(attempts.restSeconds("a")).isEqualTo(60);
    }

    @Test
    void remembersOnlySoManyAddresses() {
        wrong("first", Attempts.ALLOWED);
        for (int i = 0; i < 20_000; i++) {
            attempts.wrong("address " + i);
        }
        assertThat(attempts.restSeconds("first")).isZero();
        wrong("last", Attempts.ALLOWED);
        assertThat(attempts.restSeconds("last")).isEqualTo(60);
    }

    private void wrong(String address, int times) {
        for (int i = 0; i < times; i++) {
            attempts.wrong(address);
        }
    }
}

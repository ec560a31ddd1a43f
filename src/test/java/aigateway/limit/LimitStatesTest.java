package aigateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.limit.address.IpAddress;
import aigateway.limit.count.Limiter;
import aigateway.limit.count.Quota;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LimitStatesTest {
    @Test
    void showsPagesOfWhatClientsHaveUsed() {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_740_352_553));
        Limiter limiter = new Limiter(() -> 7, clock, 100);
        LimitStates states = new LimitStates(limiter);
        assertThat(states.json(null, 10).utf8()).isEqualTo("{}");
        for (int i = 0; i < 3; i++) {
            IpAddress client = new IpAddress(0x2001_0db8L << 32, i / 2);
            limiter.take(client, 128, new Quota(5, 60, false));
        }
        String first = "\"2001:db8::\":{\"requests\":2,\"windowStart\":1740352553}";
        String second = "\"2001:db8::1\":{\"requests\":1,\"windowStart\":1740352553}";
        assertThat(states.json(null, 10).utf8()).isEqualTo("{" + first + "," + second + "}");
        assertThat(states.json(null, 1).utf8()).isEqualTo("{" + first + "}");
        assertThat(states.json("2001:db8::", 1).utf8()).isEqualTo("{" + second + "}");
    }
}

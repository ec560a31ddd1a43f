package aigateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    retry-after | 7 | 7
                    retry-after | 0.2 | 1
                    retry-after | 0 | 0
                    retry-after | -5 | 0
                    retry-after | 1000000000 | 3600
                    retry-after | 1e999 | 3600
                    retry-after | soon | 0
                    retry-after | Tue, 24 Nov 2026 12:00:30 GMT | 30
                    retry-after | Tue, 24 Nov 2026 11:00:00 GMT | 0
                    retry-after-ms | 1500 | 2
                    """)
    void readsSecondsAndDatesAndBelievesNoNonsense(String name, String value, int seconds) {
        assertThat(RetryAfter.seconds(Map.of(name, value)::get, CLOCK)).isEqualTo(seconds);
    }

    @org.junit.jupiter.api.Test
    void isZeroWhenNothingIsSaid() {
        assertThat(RetryAfter.seconds(name -> null, CLOCK)).isZero();
    }
}

package aigateway.logs.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final long NOW = Instant.parse("2015-10-21T07:27:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 0",
                "0 | 0",
                "7 | 7000",
                "3600 | 3600000",
                "3601 | 3600000",
                "99999999999999999999 | 3600000",
                "Wed, 21 Oct 2015 07:28:00 GMT | 60000",
                "Wed, 21 Oct 2015 07:26:00 GMT | 0",
                "soon | 0",
                "-5 | 0",
                "1.5 | 0"
            })
    void readsSecondsAndMoments(String text, long millis) {
        assertThat(RetryAfter.millis(text, NOW)).isEqualTo(millis);
    }
}

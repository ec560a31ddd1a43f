package aigateway.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "999, 0.000",
        "1000, 0.001",
        "12345678, 12.345",
        "7000000000000, 7000000.000",
        "-5, 0.000"
    })
    void writesMillisecondsWithThreeDecimals(long nanos, String text) {
        Digits digits = new Digits(new byte[0]);
        digits.millis(nanos);
        assertThat(digits).hasToString(text);
    }

    @Test
    void putsTextsBetweenTheNumbers() {
        Digits digits = new Digits("a=".getBytes(US_ASCII));
        digits.millis(1_500_000);
        digits.add(", b=".getBytes(US_ASCII)).millis(2_000);
        assertThat(digits).hasToString("a=1.500, b=0.002");
    }
}

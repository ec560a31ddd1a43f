package aigateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
    private static final Place PLACE = new Place("f", 1, 1);
    private final Reading reading = new Reading(Map.of("A", "one", "_b2", "two", "EMPTY", ""));

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${A}, one",
        "x${A}y${_b2}z, xoneytwoz",
        "${A}${A}, oneone",
        "'[${EMPTY}]', '[]'",
        "$${A}, ${A}",
        "a$${A}${A}, a${A}one",
        "$A {A} $, $A {A} $",
    })
    void fillsInVariables(String text, String filled) {
        assertThat(Variables.fill(reading, text, PLACE)).isEqualTo(filled);
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "x${A", "${}", "${9}", "${A-B}", "${A:-x}"})
    void wantsANameInBraces(String text) {
        assertThat(Variables.fill(reading, text, PLACE)).isNull();
        assertThat(reading.problems()).hasSize(1);
    }

    @Test
    void namesEveryVariableThatIsMissing() {
        assertThat(Variables.fill(reading, "${A}${NO}${NEITHER}", PLACE)).isNull();
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "f:1:1: the environment variable NO is not set",
                        "f:1:1: the environment variable NEITHER is not set");
    }
}

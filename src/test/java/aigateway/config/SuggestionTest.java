package aigateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KNOWN =
            List.of("port", "adminPort", "host", "verboseLogging");

    @Test
    void findsTheNearestWord() {
        assertThat(Suggestion.nearest("prot", KNOWN)).isEqualTo("port");
        assertThat(Suggestion.nearest("PORT", KNOWN)).isEqualTo("port");
        assertThat(Suggestion.nearest("adminport", KNOWN)).isEqualTo("adminPort");
        assertThat(Suggestion.nearest("verbose_logging", KNOWN)).isEqualTo("verboseLogging");
        assertThat(Suggestion.nearest("hots", KNOWN)).isEqualTo("host");
    }

    @Test
    void suggestsNothingThatIsFarAway() {
        assertThat(Suggestion.nearest("colour", KNOWN)).isNull();
        assertThat(Suggestion.nearest("x", KNOWN)).isNull();
        assertThat(Suggestion.phrase("colour", KNOWN)).isEmpty();
        assertThat(Suggestion.phrase("prot", KNOWN)).isEqualTo("; did you mean `port`?");
    }
}

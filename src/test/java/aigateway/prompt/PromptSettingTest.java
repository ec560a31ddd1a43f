package aigateway.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptSettingTest {
    private final PromptSetting setting = new PromptSetting();

    @Test
    void readsWhatItWrites() throws BadValue {
        String prompt = "Say \"é\"\n\u0001";
        assertThat(setting.read(json(setting.write(prompt).utf8()))).isEqualTo(prompt);
        assertThat(setting.read(json("{\"prompt\":null}"))).isEmpty();
        assertThat(setting.write("").utf8()).isEqualTo("{\"prompt\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | prompt | `prompt` is missing; it is a text, empty for none",
                "{\"prompt\":1} | prompt | `prompt` must be a text",
                "{\"prompt\":\"a\",\"more\":1} | more | `more` is unknown; there is prompt",
                "[] | ~~ | must be a JSON object"
            })
    void refusesAnythingElse(String given, String field, String message) {
        assertThatThrownBy(() -> setting.read(json(given)))
                .isInstanceOfSatisfying(
                        BadValue.class,
                        bad -> {
                            assertThat(bad.field()).isEqualTo(field);
                            assertThat(bad.text()).isEqualTo(message);
                        });
    }

    @Test
    void takesUpToAHundredThousandCharacters() throws BadValue {
        assertThat(setting.read(prompt(100_000))).hasSize(100_000);
        assertThatThrownBy(() -> setting.read(prompt(100_001)))
                .isInstanceOf(BadValue.class)
                .hasMessageContaining("at most 100000 characters");
    }

    private static JsonNode prompt(int length) {
        return json("{\"prompt\":\"" + "x".repeat(length) + "\"}");
    }

    private static JsonNode json(String text) {
        return Objects.requireNonNull(Json.root(Bytes.utf8(text)));
    }
}

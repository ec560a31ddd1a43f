package aigateway.dialect.cohere.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTableTest {
    private final ModelTable table = new ModelTable(ModelKnowledge.shipped());

    @ParameterizedTest
    @CsvSource({
        "command-a-plus-05-2026, command-a-plus",
        "CohereLabs/command-a-plus-05-2026-w4a4, command-a-plus",
        "command-a-reasoning-08-2025, command-a-reasoning",
        "command-a-vision-07-2025, command-a-vision",
        "command-a-translate-08-2025, command-a-translate",
        "Command-A-03-2025, command-a",
        "cohere.command-a-03-2025, command-a",
        "command-r7b-12-2024, command-r7b",
        "command-r7b-arabic-02-2025, command-r7b",
        "command-r-08-2024, command-r",
        "command-r, command-r-plus-04-2024",
        "cohere.command-r-plus-v1:0, command-r-plus",
        "c4ai-aya-vision-8b, aya-vision",
        "c4ai-aya-expanse-32b, aya-expanse",
        "north-mini-code-1-0, command-a-reasoning",
    })
    void knowsAModelByAnyOfItsNames(String name, String row) {
        assertThat(table.rules(name).traits()).isEqualTo(table.rules(row).traits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"command-a-large-01-2027", "command-b-01-2027", "command-a2", "8f2c-ft", ""})
    void givesAnUnknownModelTheNewestRules(String name) {
        assertThat(table.rules(name).traits()).isEqualTo(EnumSet.allOf(Trait.class));
    }

    @ParameterizedTest
    @CsvSource({
        "command-a-plus-05-2026, true, true, true",
        "command-a-reasoning-08-2025, true, false, true",
        "command-a-vision-07-2025, false, true, false",
        "command-a-03-2025, true, false, false",
        "command-r-08-2024, true, false, false",
    })
    void tellsWhatAModelTakes(String name, boolean tools, boolean images, boolean thinks) {
        assertThat(table.rules(name).traits().contains(Trait.TOOLS)).isEqualTo(tools);
        assertThat(table.rules(name).traits().contains(Trait.IMAGES)).isEqualTo(images);
        assertThat(table.rules(name).traits().contains(Trait.THINKS)).isEqualTo(thinks);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("cohere").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

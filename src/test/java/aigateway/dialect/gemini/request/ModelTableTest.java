package aigateway.dialect.gemini.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTableTest {
    private final ModelTable table = new ModelTable(ModelKnowledge.shipped());

    @ParameterizedTest
    @CsvSource({
        "gemini-3.8-flash, LOW",
        "gemini-3-pro-preview, LOW",
        "models/gemini-3-flash-preview, MINIMAL",
        "gemini-3.1-flash-lite-preview, MINIMAL",
        "google/gemini-3.1-pro-preview, LOW",
        "gemini-flash-latest, LOW",
        "gemini-flash-lite-latest, MINIMAL",
        "gemini-99-flash, LOW",
        "gemini-99-flash-lite, MINIMAL",
    })
    void knowsTheLowestLevel(String model, String level) {
        assertThat(table.rules(model).levels().getFirst()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash-lite-preview-06-17, 512, 24576",
        "gemini-2.5-flash-preview-09-2025, 0, 24576",
        "gemini-2.5-pro, 128, 32768",
        "gemini-2.5-flash-image, 0, 0",
        "gemini-2.0-flash-001, 0, 0",
        "gemini-pro, 0, 0",
        "gemma-3-27b-it, 0, 0",
        "learnlm-2, 0, 0",
    })
    void knowsTheBudget(String model, long least, long most) {
        ModelRules rules = table.rules(model);

        assertThat(rules.levels()).isEmpty();
        assertThat(rules.leastBudget()).isEqualTo(least);
        assertThat(rules.mostBudget()).isEqualTo(most);
        assertThat(rules.thinks()).isEqualTo(most > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3.6-flash, false",
        "gemini-3.5-flash-lite, false",
        "gemini-3.5-flash, true",
        "gemini-2.5-flash, true",
        "gemini-99-flash, false",
    })
    void knowsWhereSamplingIsIgnored(String model, boolean takes) {
        assertThat(table.rules(model).has(Trait.NO_SAMPLING)).isEqualTo(!takes);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("gemini").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

package aigateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTableTest {
    private final ModelTable table = new ModelTable(ModelKnowledge.shipped());

    @ParameterizedTest
    @CsvSource({
        "gpt-5-2025-08-07, gpt-5",
        "gpt-5-nano, gpt-5",
        "openai/gpt-5.1, gpt-5-1",
        "gpt-5.4-mini-2026-03-17, gpt-5-4",
        "gpt-5.2-chat-latest, gpt-5-2-chat",
        "gpt-5-chat-latest, gpt-5-chat",
        "gpt-5.6-sol, gpt-5-6",
        "o3-2025-04-16, o3",
        "o4-mini, o4-mini",
        "gpt-4o-2024-11-20, gpt-4o",
        "gpt-4.1-nano, gpt-4-1",
        "gpt-3.5-turbo-1106, gpt-3-5-turbo",
    })
    void knowsAModelByAnyOfItsNames(String name, String row) {
        assertThat(table.rules(name)).isSameAs(table.rules(row));
        assertThat(table.rules(name).traits()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-5.7",
                "gpt-6",
                "gpt-oss-120b",
                "Marco-o1",
                "AIDC/Marco-o1",
                "grok-4",
                ""
            })
    void letsAModelTakeEverythingThatNobodyKnows(String name) {
        assertThat(table.rules(name).traits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "o3, none, low",
        "o3, max, high",
        "gpt-5, none, minimal",
        "gpt-5, xhigh, high",
        "gpt-5.1, minimal, low",
        "gpt-5.5, max, xhigh",
        "gpt-5.6, max, max",
        "gpt-5.6, none, none",
        "gpt-5.6, medium, medium",
    })
    void saysAnEffortInTheModelsWords(String model, String asked, String said) {
        assertThat(table.rules(model).effort(asked)).isEqualTo(said);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("openai").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

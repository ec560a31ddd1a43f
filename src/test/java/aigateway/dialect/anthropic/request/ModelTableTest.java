package aigateway.dialect.anthropic.request;

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
        "claude-opus-4-5-20251101, claude-opus-4-5",
        "claude-opus-4-20250514, claude-opus-4",
        "claude-opus-4-0, claude-opus-4",
        "claude-opus-4.1, claude-opus-4-1",
        "anthropic/claude-sonnet-4.5, claude-sonnet-4-5",
        "us.anthropic.claude-sonnet-4-5-20250929-v1:0, claude-sonnet-4-5",
        "anthropic.claude-opus-4-6-v1, claude-opus-4-6",
        "claude-3-7-sonnet@20250219, claude-3-7-sonnet",
        "claude-3-7-sonnet-latest, claude-3-7-sonnet",
        "claude-2.1, claude-2-1",
        "CLAUDE-HAIKU-5-5, claude-haiku-5-5",
    })
    void knowsAModelByAnyOfItsNames(String name, String row) {
        assertThat(table.rules(name)).isSameAs(table.rules(row));
        assertThat(table.rules(name).listed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-9, claude-opus-5-5",
        "claude-opus-5-6, claude-opus-5-5",
        "claude-opus-6, claude-opus-5-5",
        "claude-sonnet-6-20270101, claude-sonnet-5-5",
        "claude-haiku-6, claude-haiku-5-5",
        "claude-aria-1, claude-opus-5-5",
    })
    void givesANewerModelTheNewestRulesOfItsFamily(String name, String newest) {
        ModelRules rules = table.rules(name);

        assertThat(rules.listed()).isFalse();
        assertThat(rules.traits()).isEqualTo(table.rules(newest).traits());
    }

    @ParameterizedTest
    @CsvSource({
        "claude-opus-4-5, xhigh, high",
        "claude-opus-4-6, xhigh, max",
        "claude-opus-4-7, xhigh, xhigh",
        "claude-opus-4-7, max, max",
        "claude-opus-4-7, minimal, low",
        "claude-opus-4-7, medium, medium",
    })
    void saysAnEffortInTheModelsWords(String model, String asked, String said) {
        assertThat(table.rules(model).effort(asked)).isEqualTo(said);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("anthropic").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

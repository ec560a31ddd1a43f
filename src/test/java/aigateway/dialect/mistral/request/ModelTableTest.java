package aigateway.dialect.mistral.request;

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
        "mistral-small-latest, true, true",
        "mistral-small-2603, true, true",
        "mistral-small-2506, true, false",
        "mistral-medium-latest, true, true",
        "mistral-medium-3.5, true, true",
        "mistral-medium-3, true, true",
        "mistral-medium-2508, true, false",
        "magistral-medium-2509, true, true",
        "magistral-small-latest, true, true",
        "mistral-large-latest, true, false",
        "mistral-large-2512, true, false",
        "codestral-latest, true, false",
        "labs-devstral-small-2512, true, false",
        "labs-mistral-small-creative, true, false",
        "ministral-14b-latest, true, false",
        "open-mistral-nemo, true, false",
        "pixtral-12b, true, false",
        "zai-glm-5-2, true, true",
        "mistral-medium-2705, false, true",
        "mistral-small-2705, false, true",
        "magistral-large-1, false, true",
        "mistral-large-2705, false, false",
        "codestral-2705, false, false",
        "llama-4, false, false",
    })
    void knowsWhichModelsThink(String model, boolean listed, boolean thinks) {
        ModelRules rules = table.rules(model);

        assertThat(rules.listed()).isEqualTo(listed);
        assertThat(rules.has(Trait.REASONING_EFFORT)).isEqualTo(thinks);
        assertThat(rules.has(Trait.THINKING)).isEqualTo(thinks);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("mistral").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

package aigateway.dialect.ollama.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelOverride;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTableTest {
    private final ModelTable table = new ModelTable(ModelKnowledge.shipped());

    @ParameterizedTest
    @CsvSource({
        "gpt-oss:20b, LEVELS",
        "qwen3:8b, SWITCH",
        "Qwen3.5, SWITCH",
        "library/qwen3:8b, SWITCH",
        "registry.ollama.ai/library/deepseek-r1:8b, SWITCH",
        "deepseek-v3.1:671b-cloud, SWITCH",
        "qwen3:4b-instruct-2507-q8_0, UNKNOWN",
        "qwen3-coder:30b, UNKNOWN",
        "my-qwen3, UNKNOWN",
        "hf.co/someone/qwen3, UNKNOWN",
        "llama3.3, UNKNOWN",
    })
    void knowsHowToAskTheLibrarysModels(String model, ThinkForm form) {
        assertThat(table.rules(model).form(model)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "hf.co/someone/qwen3, hf.co/someone/qwen3:Q4_K_M, SWITCH",
        "my-model, my-model:latest, SWITCH",
        "my-model, my-model:7b-instruct, UNKNOWN",
        "my-model:7b-instruct, my-model:7b-instruct, SWITCH",
        "my-model, someone/my-model, UNKNOWN",
    })
    void believesTheConfiguration(String named, String model, ThinkForm form) {
        ModelOverride better = new ModelOverride(named, null, List.of("thinks"));
        ModelTable own = new ModelTable(ModelKnowledge.shipped().with(List.of(better)));

        assertThat(own.rules(model).form(model)).isEqualTo(form);
    }

    @Test
    void hasAConstantForEveryTraitOfTheFile() {
        assertThat(ModelKnowledge.shipped().of("ollama").traits().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Trait.values()).map(ModelFacts::traitName).toList());
    }
}

package aigateway.dialect.bedrock.request;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.models.ModelFacts;
import aigateway.dialect.models.ModelKnowledge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTableTest {
    private final ModelTable table = new ModelTable(ModelKnowledge.shipped());

    @ParameterizedTest
    @CsvSource({
        "us.amazon.nova-2-lite-v1:0, REASONING_CONFIG, true",
        "amazon.nova-lite-v1:0, IMAGES, true",
        "amazon.nova-micro-v1:0, IMAGES, false",
        "amazon.nova-lite-v1:0:300k, REASONING_CONFIG, false",
        "amazon.titan-text-lite-v1, NO_SYSTEM, true",
        "openai.gpt-oss-120b-1:0, REASONING_EFFORT, true",
        "openai.gpt-oss-20b-1:0, NAMED_TOOL, true",
        "us.deepseek.r1-v1:0, TOOLS, false",
        "deepseek.v3-v1:0, SCHEMAS, true",
        "moonshot.kimi-k2-thinking, ANY_IDS, true",
        "mistral.mistral-7b-instruct-v0:2, NO_SYSTEM, true",
        "mistral.mixtral-8x7b-instruct-v0:1, TOOLS, false",
        "mistral.mistral-large-2407-v1:0, ANY_TOOL, true",
        "us.mistral.pixtral-large-2502-v1:0, IMAGES, true",
        "mistral.voxtral-mini-3b-2507, AUDIO, true",
        "us.meta.llama4-scout-17b-instruct-v1:0, ANY_TOOL, false",
        "cohere.command-r-plus-v1:0, DOCUMENTS, true",
        "ai21.jamba-1-5-large-v1:0, TOOLS, true",
        "qwen.qwen3-32b-v1:0, SCHEMAS, true",
        "minimax.minimax-m2, TOOLS, true",
        "writer.palmyra-x5-v1:0, TOOLS, true",
        "us.anthropic.claude-opus-4-6-v1, ADAPTIVE, true",
        "anthropic.claude-3-haiku-20240307-v1:0, BUDGET, false",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0,"
                + " CACHE_POINTS, true",
    })
    void knowsAModelByAnyOfItsNames(String model, Trait trait, boolean has) {
        assertThat(table.rules(model).has(trait)).isEqualTo(has);
        assertThat(table.rules(model).listed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "amazon.nova-3-lite-v1:0, REASONING_CONFIG",
        "openai.gpt-6-astra, REASONING_OBJECT",
        "anthropic.claude-opus-9-v1, ADAPTIVE",
        "somebody.something-1, NAMED_TOOL",
    })
    void givesAnUnknownModelTheNewestRules(String model, Trait trait) {
        assertThat(table.rules(model).has(trait)).isTrue();
        assertThat(table.rules(model).listed()).isFalse();
    }

    @Test
    void hasAConstantForEveryTrait() {
        List<String> constants = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            constants.add(ModelFacts.traitName(trait));
        }

        assertThat(constants).containsAll(ModelKnowledge.shipped().of("bedrock").traits().keySet());
    }
}

package aigateway.dialect.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import aigateway.model.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelKnowledgeTest {
    private static final String FILE =
            """
            {"x": {"traits": {"fast": "Is fast.", "veryOld": "Is old."},
              "models": [{"name": "a-2-5", "maxOutputTokens": 10, "traits": ["fast"]},
                         {"name": "a-2", "maxOutputTokens": 5, "traits": ["veryOld"]},
                         {"name": "b", "traits": []}],
              "families": [{"words": ["a"], "like": "a-2-5"},
                           {"words": [], "maxOutputTokens": 1, "traits": []}]},
             "y": {"traits": {"slow": "Is slow."}, "models": [],
              "families": [{"words": [], "traits": ["slow"]}]}}
            """;

    private enum Trait {
        FAST,
        VERY_OLD
    }

    private final ModelKnowledge knowledge = read(FILE);

    private static ModelKnowledge read(String file) {
        return new ModelKnowledge(ModelFile.parse(Bytes.utf8(file)));
    }

    @ParameterizedTest
    @CsvSource({
        "a-2-5, a-2-5, true",
        "A-2.5, a-2-5, true",
        "maker/a-2.5-preview, a-2-5, true",
        "a-2.5:8b, a-2-5, true",
        "a-2-20250101, a-2, true",
        "a-2-001, a-2, true",
        "b, b, true",
        "b:7, b, true",
        "b-3, '', false",
        "a-2-6, a-2-5, false",
        "a-3, a-2-5, false",
        "c, '', false",
    })
    void knowsAModelByAnyOfItsNames(String model, String row, boolean listed) {
        ModelFacts facts = knowledge.of("x").facts(model);

        assertThat(facts.name()).isEqualTo(row);
        assertThat(facts.listed()).isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({
        "whole, maker/b-2, true",
        "whole, b-v2:0, true",
        "whole, b-03-2025, true",
        "whole, b@eu, true",
        "whole, b-large, false",
        "whole, b2, false",
        "leading, b, true",
        "leading, b-large, true",
        "leading, b-2025-08-07, true",
        "leading, b-1106, true",
        "leading, b-2, false",
        "leading, b.2-large, false",
        "leading, maker-b, false",
        "prefix, b2-large, true",
        "prefix, maker/b, false",
    })
    void comparesNamesByTheDialectsRule(String rule, String model, boolean listed) {
        String file = FILE.replace("{\"x\": {", "{\"x\": {\"names\": \"" + rule + "\", ");

        assertThat(read(file).of("x").facts(model).listed()).isEqualTo(listed);
    }

    @Test
    void givesAModelOfAFamilyTheFactsOfItsNewest() {
        ModelFacts facts = knowledge.of("x").facts("a-9");

        assertThat(facts.maxOutputTokens()).isEqualTo(10);
        assertThat(facts.traits(Trait.class)).containsExactly(Trait.FAST);
        assertThat(knowledge.of("x").facts("z").maxOutputTokens()).isEqualTo(1);
    }

    @Test
    void readsTraitsAsConstants() {
        assertThat(knowledge.of("x").facts("a-2").traits(Trait.class))
                .containsExactly(Trait.VERY_OLD);
        assertThat(ModelFacts.traitName(Trait.VERY_OLD)).isEqualTo("veryOld");
    }

    @Test
    void letsAConfigurationSayBetter() {
        ModelKnowledge better =
                knowledge.with(
                        List.of(
                                new ModelOverride("a-2.5", 99L, null),
                                new ModelOverride("a-7", null, List.of("veryOld", "slow")),
                                new ModelOverride("a-7-mini", 7L, List.of())));

        ModelFacts known = better.of("x").facts("a-2.5");
        assertThat(known.maxOutputTokens()).isEqualTo(99);
        assertThat(known.traits()).containsExactly("fast");
        ModelFacts unknown = better.of("x").facts("A-7-latest");
        assertThat(unknown.listed()).isTrue();
        assertThat(unknown.maxOutputTokens()).isEqualTo(10);
        assertThat(unknown.traits()).containsExactly("veryOld");
        assertThat(better.of("x").facts("a-7-mini").maxOutputTokens()).isEqualTo(7);
        assertThat(better.of("y").facts("a-7").traits()).containsExactly("slow");
        assertThat(knowledge.of("x").facts("a-7").listed()).isFalse();
    }

    @Test
    void staysTheSameWithoutAnythingBetter() {
        assertThat(knowledge.with(List.of())).isSameAs(knowledge);
    }

    @Test
    void makesADialectsRulesOnce() {
        ModelLookup<String> lookup = new ModelLookup<>(knowledge, "x", f -> new String(f.name()));

        assertThat(lookup.rules("a-2.5")).isEqualTo("a-2-5").isSameAs(lookup.rules("A-2-5"));
        assertThat(lookup.rules("a-8")).isSameAs(lookup.rules("a-9"));
    }

    @Test
    void namesAllTraits() {
        assertThat(knowledge.traits()).containsExactly("fast", "slow", "veryOld");
        assertThat(knowledge.all()).extracting(DialectModels::dialect).containsExactly("x", "y");
        assertThatIllegalArgumentException().isThrownBy(() -> knowledge.of("z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"x\":{}}",
                "{\"x\":{\"traits\":{\"a\":1},\"models\":[],\"families\":[]}}",
                "{\"x\":{\"traits\":{},\"models\":[],\"families\":[]}}",
                "{\"x\":{\"names\":\"any\",\"traits\":{},\"models\":[],\"families\":[{\"words\":[],\"traits\":[]}]}}",
                "{\"x\":{\"traits\":{},\"models\":[],\"families\":[{\"words\":[\"a\"],\"traits\":[]}]}}",
                "{\"x\":{\"traits\":{},\"models\":[],\"families\":[{\"words\":[],\"like\":\"b\"}]}}",
                "{\"x\":{\"traits\":{},\"models\":[{\"name\":\"a\",\"traits\":[\"b\"]}],\"families\":[]}}",
                "{\"x\":{\"traits\":{},\"models\":[{\"name\":\"A.1\",\"traits\":[]}],\"families\":[]}}",
                "{\"x\":{\"traits\":{},\"models\":[{\"name\":\"a\",\"traits\":[]},{\"name\":\"a\",\"traits\":[]}],"
                        + "\"families\":[]}}",
            })
    void refusesAFileThatIsWrong(String file) {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(file))
                .withMessageStartingWith("models.json: ");
    }

    @Test
    void hasNoRowThatAnEarlierOneHides() {
        for (DialectModels models : ModelKnowledge.shipped().all()) {
            for (ModelFacts row : models.rows()) {
                assertThat(models.facts(row.name())).as(row.name()).isSameAs(row);
            }
        }
    }
}

package aigateway.dialect.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelOverride;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohereDialectTest {
    private final CohereDialect dialect = new CohereDialect();

    @Test
    void hasNoCallerSide() {
        assertThat(dialect.name()).isEqualTo("cohere");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void doesNothingAfterTheEnd() {
        for (boolean stream : new boolean[] {false, true}) {
            EventText events = new EventText();
            var reader = dialect.reader("cohere", stream, events);
            reader.end();
            String before = events.toString();

            reader.data(Bytes.utf8("data: {\"type\":\"message-start\",\"id\":\"r\"}\n\n"));
            reader.end();

            assertThat(events).hasToString(before);
        }
    }

    @Test
    void saysWhenItGuessedTheRulesOfAModel() {
        assertThat(write(dialect, "command-a-03-2025").guessed()).isFalse();
        assertThat(write(dialect, "command-z-01-2030").guessed()).isTrue();
    }

    @Test
    void takesWhatAConfigurationSaysOfAModel() {
        ModelOverride better = new ModelOverride("command-a", null, List.of("thinks"));

        Outgoing outgoing =
                write(
                        dialect.with(ModelKnowledge.shipped().with(List.of(better))),
                        "command-a-03-2025");

        assertThat(outgoing.body().getFirst().utf8()).contains("\"thinking\":");
        assertThat(write(dialect, "command-a-03-2025").body().getFirst().utf8())
                .doesNotContain("thinking");
    }

    private static Outgoing write(Dialect dialect, String model) {
        return dialect.write(
                ChatJson.request(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"reasoning_effort\":\"high\"}"),
                model,
                new Losses());
    }
}

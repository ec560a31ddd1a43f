package aigateway.dialect.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.Dialect;
import aigateway.dialect.Outgoing;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.dialect.models.ModelOverride;
import aigateway.dialect.testing.ChatJson;
import aigateway.dialect.testing.EventText;
import aigateway.dialect.testing.GoldenFiles;
import aigateway.dialect.testing.RequestCases;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistralDialectTest {
    private static final String ASKED =
            "{\"reasoning_effort\":\"high\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";

    private final MistralDialect dialect = new MistralDialect();

    @Test
    void hasNoCallerSideYet() {
        assertThat(dialect.name()).isEqualTo("mistral");
        assertThat(dialect.callerSide()).isNull();
    }

    @Test
    void changesNothingButTheModelOfARequestInItsOwnFormat() {
        String body = "{ \"model\" : \"a\",\"new\":[ 1 ],\"messages\":[]}";

        assertThat(ChatJson.sentOn(dialect, body, "b")).isEqualTo(body.replace("\"a\"", "\"b\""));
    }

    @Test
    void saysWhenItGuessedTheRulesOfAModel() {
        assertThat(write(dialect, "mistral-small-latest").guessed()).isFalse();
        assertThat(write(dialect, "mistral-small-2701").guessed()).isTrue();
    }

    @Test
    void takesWhatAConfigurationSaysOfAModel() {
        ModelKnowledge other =
                ModelKnowledge.shipped()
                        .with(
                                List.of(
                                        new ModelOverride(
                                                "my-model",
                                                null,
                                                List.of("reasoningEffort", "budget"))));

        Outgoing outgoing = write(dialect.with(other), "my-model");

        assertThat(RequestCases.body(outgoing)).contains("\"reasoning_effort\":\"high\"");
        assertThat(outgoing.guessed()).isFalse();
    }

    private static Outgoing write(Dialect dialect, String model) {
        return dialect.write(ChatJson.request(ASKED), model, new Losses());
    }

    /// Requests that were made for others.
    static Stream<Path> requests() throws IOException {
        Stream<Path> anthropic =
                Files.list(Path.of("src/test/resources/dialect/anthropic/request"));
        Stream<Path> openai = Files.list(Path.of("src/test/resources/dialect/openai/request"));
        return Stream.concat(anthropic, openai).sorted();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sendsNothingThatMistralDoesNotKnow(Path file) {
        String request = GoldenFiles.parts(file)[1];
        for (String model : List.of("mistral-large-latest", "mistral-medium-3-5", "other")) {
            Outgoing outgoing = dialect.write(ChatJson.request(request), model, new Losses());

            MistralShape.check(RequestCases.body(outgoing));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNothingAfterTheEnd(boolean stream) {
        EventText events = Fixtures.events();
        var reader = dialect.reader("mistral", stream, events);
        reader.end();
        String before = events.toString();

        reader.data(Bytes.utf8("data: {\"choices\":[]}\n\n"));
        reader.end();

        assertThat(events).hasToString(before);
    }
}

package aigateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.dialect.openai.OpenAiQuirks.MaxTokens;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every request in `dialect/openai/request`: parts between lines of `----` are the model and the
/// quirks, the caller's body, the provider's body (`same` if not a byte may change), and what was
/// lost. With `translated` the request is taken for one of another format.
class RequestGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialect/openai/request");

    @TestFactory
    Stream<DynamicTest> writesTheRequestForTheProvider() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> cases = files.sorted().toList();
            return cases.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(), () -> check(file)));
        }
    }

    private static void check(Path file) throws Exception {
        String[] parts = Files.readString(file).split("\n?----\n", -1);
        List<String> words = List.of(parts[0].strip().split(" "));
        Bytes body = Bytes.utf8(parts[1]);
        CallerRequest request =
                ((ReadResult.Read) dialect(words).callerSide().read(body)).request();
        Losses losses = new Losses();
        List<Bytes> pieces =
                dialect(words)
                        .write(
                                words.contains("translated") ? foreign(request) : request,
                                words.getFirst(),
                                losses)
                        .body();
        assertThat(String.join(" ", losses.fields())).isEqualTo(parts[3].strip());
        StringBuilder sent = new StringBuilder();
        pieces.forEach(piece -> sent.append(piece.utf8()));
        if (parts[2].equals("same")) {
            assertThat(sent).hasToString(parts[1]);
            assertThat(pieces).hasSize(1);
            assertThat(pieces.getFirst().array()).isSameAs(body.array());
        } else {
            assertThat(sent).hasToString(parts[2]);
        }
    }

    private static CallerRequest foreign(CallerRequest request) {
        return new CallerRequest(
                "other",
                request.document(),
                request.model(),
                request.stream(),
                request.wantsUsage(),
                request::decoded);
    }

    private static OpenAiDialect dialect(List<String> words) {
        OpenAiQuirks quirks = OpenAiQuirks.NONE;
        for (String word : words.subList(1, words.size())) {
            quirks =
                    switch (word) {
                        case "no-stream-usage" -> quirks.withStreamUsage(false);
                        case "older-name" -> quirks.withMaxTokens(MaxTokens.OLDER_NAME);
                        case "newer-name" -> quirks.withMaxTokens(MaxTokens.NEWER_NAME);
                        case "reasoning-none" -> quirks.withEarlierReasoning(EarlierReasoning.NONE);
                        case "reasoning-details" ->
                                quirks.withEarlierReasoning(EarlierReasoning.DETAILS);
                        case "refuses-seed-and-logprobs" -> quirks.withRefused("seed", "logprobs");
                        case "translated" -> quirks;
                        default -> throw new IllegalArgumentException(word);
                    };
        }
        return new OpenAiDialect(quirks);
    }
}

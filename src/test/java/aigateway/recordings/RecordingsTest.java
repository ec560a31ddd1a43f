package aigateway.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingsTest {
    private static final String WHERE =
            System.getProperty(
                    "gateway.recordings", System.getenv().getOrDefault("GATEWAY_RECORDINGS", ""));

    // Their facts are mistaken, and the gateway is right: checked by eye.
    private static final Map<String, String> MISTAKEN =
            Map.of(
                    "bedrock/pyai-bedrock-model-code-execution-tool-stream",
                    "the calls in the facts have one among them that the server made and answered"
                            + " itself (`server_tool_use`): it is in `bedrock_content`",
                    "gemini/aisdk-google-stream-no-args-tool-call",
                    "the arguments in the facts leave out what came as `partialArgs`",
                    "perplexity/lcgo-tool-integration-1",
                    "the text in the facts joins the `message` of all events, each of which repeats"
                            + " all text so far");

    @Test
    void everyRecordedAnswerReachesTheCaller() throws IOException, InterruptedException {
        assumeTrue(
                !WHERE.isEmpty(),
                "skipped: GATEWAY_RECORDINGS names no folder of recorded provider traffic");
        List<Recording> recordings =
                Recording.in(Path.of(WHERE)).stream().filter(Replay::covers).toList();
        assertThat(recordings).isNotEmpty();
        Share share = Share.of(recordings);
        String report =
                "%d recordings: %s%n%s%nwith mistaken facts: %s%n"
                        .formatted(
                                recordings.size(),
                                share,
                                String.join("\n", share.failures()),
                                MISTAKEN);
        System.out.print(report);
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("recordings.txt"), report);
        assertThat(share.failures())
                .allMatch(failure -> MISTAKEN.keySet().stream().anyMatch(failure::startsWith));
    }
}

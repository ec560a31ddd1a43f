package aigateway.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingsTest {
    private static final String WHERE =
            System.getProperty(
                    "gateway.recordings",
                    System.getenv().getOrDefault("GATEWAY_RECORDINGS", ""));

    @Test
    void everyRecordedAnswerReachesTheCaller() throws IOException, InterruptedException {
        assumeTrue(
                !WHERE.isEmpty(),
                "skipped: GATEWAY_RECORDINGS names no folder of recorded provider traffic");
        List<Recording> recordings =
                Recording.in(Path.of(WHERE)).stream().filter(Replay::covers).toList();
        assertThat(recordings).isNotEmpty();
        Share share = Share.of(recordings);
        String report = share + "\n" + String.join("\n", share.failures()) + "\n";
        System.out.print(recordings.size() + " recordings: " + report);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("recordings.txt"), report);
        assertThat(share.failures()).isEmpty();
    }
}

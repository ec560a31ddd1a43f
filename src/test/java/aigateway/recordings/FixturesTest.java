package aigateway.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FixturesTest {
    @Test
    void everyFixtureReachesTheCaller()
            throws IOException, InterruptedException, URISyntaxException {
        URL folder = Objects.requireNonNull(getClass().getResource("/recordings"));
        List<Recording> fixtures = Recording.in(Path.of(folder.toURI()));
        assertThat(fixtures).hasSizeGreaterThan(10).allMatch(Replay::covers);
        assertThat(Share.of(fixtures).failures()).isEmpty();
    }
}

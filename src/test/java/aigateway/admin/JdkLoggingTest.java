package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.logs.Log;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class JdkLoggingTest {
    @Test
    void turnsWarningsOfLibrariesIntoLinesAndDropsTheRest() {
        List<String> lines = new CopyOnWriteArrayList<>();
        JdkLogging.route(new Log(line -> lines.add(line.utf8())));
        Logger logger = Logger.getLogger("some.library");
        logger.info("chatter");
        logger.log(Level.WARNING, "odd {0}", "thing");
        logger.log(Level.SEVERE, "broken\nline", new IllegalStateException("why"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).contains("\"WARN\"", "odd thing", "some.library");
        assertThat(lines.getLast()).contains("\"ERROR\"", "broken\\nline", "why");
    }
}

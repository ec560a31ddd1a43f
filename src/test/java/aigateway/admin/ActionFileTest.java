package aigateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.admin.view.ActionLog.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionFileTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir private Path folder;

    @Test
    void remembersAfterARestartAndASuddenEnd() throws IOException {
        open().add("local@127.0.0.1", "cache \"cleared\"\n");
        Files.writeString(file(), "{\"time\":\"2026-01", StandardOpenOption.APPEND);
        Action first = new Action(NOW, "local@127.0.0.1", "cache \"cleared\"\n");
        assertThat(open().newest(5)).containsExactly(first);
        open().add("b", "second");
        assertThat(open().newest(5)).containsExactly(new Action(NOW, "b", "second"), first);
    }

    @Test
    void keepsOnlyTheNewest() throws IOException {
        ActionFile log = open();
        for (int i = 0; i < 2 * ActionFile.MOST + 10; i++) {
            log.add("a", "action " + i);
        }
        assertThat(log.newest(1).getFirst().action()).isEqualTo("action 2009");
        assertThat(log.newest(9_999)).hasSize(ActionFile.MOST);
        assertThat(Files.readAllLines(file())).hasSize(ActionFile.MOST + 10);
        assertThat(open().newest(9_999)).isEqualTo(log.newest(9_999));
    }

    @Test
    void refusesWhatItCannotKeep() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> open().add("a", "b")).isInstanceOf(UncheckedIOException.class);
    }

    private ActionFile open() {
        return new ActionFile(file(), () -> NOW);
    }

    private Path file() {
        return folder.resolve("deep/actions.jsonl");
    }
}

package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.settings.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCountersTest {
    @TempDir private Path folder;

    @Test
    void hasWhatWasSavedBefore() throws Exception {
        try (Database database = new Database(folder)) {
            SqliteCounters counters = new SqliteCounters(database);
            counters.save(Map.of("a", 1L, "calls/x/completed/m/1", 2L));
            counters.save(Map.of("a", Long.MAX_VALUE));
        }
        try (Database database = new Database(folder)) {
            assertThat(new SqliteCounters(database).load())
                    .isEqualTo(Map.of("a", Long.MAX_VALUE, "calls/x/completed/m/1", 2L));
        }
    }

    @Test
    void makesNoFileToReadNothing() throws Exception {
        try (Database database = new Database(folder)) {
            assertThat(new SqliteCounters(database).load()).isEmpty();
            assertThat(database.file()).doesNotExist();
        }
    }

    @Test
    void savesAllOrNothing() throws Exception {
        try (Database database = new Database(folder)) {
            SqliteCounters counters = new SqliteCounters(database);
            counters.save(Map.of("a", 1L, "b", 1L));
            Map<String, Long> bad = new HashMap<>(Map.of("a", 2L, "b", 2L, "c", 2L));
            bad.put(null, 2L);

            // in tables without rowid a primary key is never null
            assertThatThrownBy(() -> counters.save(bad)).isInstanceOf(StoreFailure.class);
            assertThat(counters.load()).isEqualTo(Map.of("a", 1L, "b", 1L));
        }
    }

    @Test
    void saysThatTheFileIsDamaged() throws Exception {
        Files.writeString(folder.resolve("gateway.db"), "This is no database. ".repeat(500));
        try (Database database = new Database(folder)) {
            SqliteCounters counters = new SqliteCounters(database);

            assertThatThrownBy(counters::load)
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("is damaged");
            assertThatThrownBy(() -> counters.save(Map.of("a", 1L)))
                    .isInstanceOf(StoreFailure.class);
        }
        assertThat(folder.resolve("gateway.db")).content().startsWith("This is no database.");
    }
}

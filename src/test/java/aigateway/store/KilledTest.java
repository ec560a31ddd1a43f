package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.settings.KeptVersion;
import aigateway.settings.StoreFailure;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that changes settings is killed in the middle: every acknowledged change is there
/// afterwards, and none is half there.
class KilledTest {
    private static final int MOST_MILLIS = 150;

    @TempDir Path folder;
    @TempDir Path temporary;

    @Test
    void losesNoAcknowledgedChangeWhenItIsKilled() throws IOException, InterruptedException {
        killOften(5);
    }

    @Test
    @Tag("thorough")
    void losesNoAcknowledgedChangeWhenItIsKilledAHundredTimes()
            throws IOException, InterruptedException {
        killOften(100);
    }

    private void killOften(int kills) throws IOException, InterruptedException {
        Random random = new Random(42);
        Map<String, Long> acknowledged = new HashMap<>();
        Map<String, Long> checked = new HashMap<>();
        for (int i = 0; i < kills; i++) {
            ChangingProcess process = ChangingProcess.start(folder, temporary);
            Thread.sleep(random.nextInt(MOST_MILLIS));
            for (String line : process.kill()) {
                String[] words = line.split(" ", -1);
                acknowledged.merge(words[0], Long.valueOf(words[1]), Math::max);
            }
            assertKept(acknowledged, checked);
        }
        assertThat(acknowledged.keySet()).containsExactlyInAnyOrder("word", "number");
        assertThat(acknowledged.values()).allMatch(version -> version > kills);
        assertThat(temporary).isEmptyDirectory();
    }

    private void assertKept(Map<String, Long> acknowledged, Map<String, Long> checked)
            throws StoreFailure {
        try (Database database = new Database(folder)) {
            SqliteSettings store = new SqliteSettings(database);
            ToyGateway gateway = new ToyGateway(store, Toys.FILE);
            assertThat(gateway.lines()).isEmpty();
            assertThat(integrity(database)).isEqualTo("ok");
            for (String name : List.of("word", "number")) {
                var state = Objects.requireNonNull(gateway.settings().state(name));
                long promised = acknowledged.getOrDefault(name, 0L);
                // The last one may have been kept without a chance to say so.
                assertThat(state.version()).isIn(promised, promised + 1);
                for (long n = checked.getOrDefault(name, 0L) + 1; n <= state.version(); n++) {
                    assertWhole(Objects.requireNonNull(store.version(name, n), name + n));
                }
                checked.put(name, state.version());
                acknowledged.put(name, state.version());
            }
        }
    }

    private static void assertWhole(KeptVersion kept) {
        long number = kept.version().number();
        String value = Objects.requireNonNull(kept.value()).utf8();
        if (kept.version().setting().equals("word")) {
            assertThat(value)
                    .isEqualTo(
                            "{\"word\":\"" + ChangingProcess.word(number) + "\",\"key\":\"k0\"}");
        } else {
            assertThat(value).isEqualTo("{\"number\":" + (number + 100) + "}");
        }
        assertThat(kept.version().diff()).isNotEmpty();
        assertThat(kept.version().actor()).isEqualTo("me");
    }

    private static String integrity(Database database) throws StoreFailure {
        return database.read(
                "ok",
                connection -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery("pragma integrity_check")) {
                        return row.getString(1);
                    }
                });
    }
}

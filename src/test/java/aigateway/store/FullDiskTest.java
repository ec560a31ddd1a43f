package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.settings.Outcome;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import aigateway.testing.TinyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that is really full.
class FullDiskTest {
    @TempDir Path folder;

    @Test
    void refusesChangesWhileTheDiskIsFull() throws IOException, InterruptedException {
        try (TinyDisk disk = TinyDisk.mount(folder);
                Database database = new Database(folder)) {
            Path ballast = disk.fill(700_000);
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            int kept = 0;
            Outcome outcome = change(gateway, kept);
            while (outcome instanceof Outcome.Applied) {
                kept++;
                outcome = change(gateway, kept);
            }
            assertThat(kept).isPositive();
            assertThat(((Outcome.NotKept) outcome).message())
                    .contains(folder + "/gateway.db", "disk is full");
            assertThat(gateway.now().word()).startsWith((kept - 1) + "-");
            assertThat(gateway.settings().history("word")).hasSize(kept);
            assertThat(new ToyGateway(new SqliteSettings(database), Toys.FILE).now())
                    .isEqualTo(gateway.now());

            Files.delete(ballast);
            assertThat(change(gateway, kept)).isInstanceOf(Outcome.Applied.class);
            assertThat(gateway.settings().history("word")).hasSize(kept + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_096, 20_000, 60_000})
    void refusesTheFirstChangeOnAFullDisk(int left) throws IOException, InterruptedException {
        try (TinyDisk disk = TinyDisk.mount(folder);
                Database database = new Database(folder)) {
            Path ballast = disk.fill(left);
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            Outcome outcome = change(gateway, 1);
            assertThat(outcome).isInstanceOf(Outcome.NotKept.class);
            assertThat(((Outcome.NotKept) outcome).message())
                    .contains(folder + "/gateway.db", "disk is full");
            assertThat(gateway.now()).isEqualTo(Toys.FILE);

            Files.delete(ballast);
            assertThat(change(gateway, 2)).isInstanceOf(Outcome.Applied.class);
        }
    }

    private static Outcome change(ToyGateway gateway, int number) {
        String word = number + "-" + "x".repeat(10_000);
        return gateway.settings().change("word", Toys.word(word), Toys.by("me"));
    }
}

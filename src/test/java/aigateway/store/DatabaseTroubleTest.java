package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aigateway.settings.Change;
import aigateway.settings.Outcome;
import aigateway.settings.StoreFailure;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is wrong with the file: changes are refused in clear words, and what was in force
/// stays.
class DatabaseTroubleTest {
    private static final Change ME = Toys.by("me");

    @TempDir Path folder;

    @Test
    void startsWithTheFileIfTheDatabaseIsGarbage() throws IOException {
        Files.writeString(folder.resolve("gateway.db"), "no database at all ".repeat(500));
        assertRefused("gateway.db is damaged", "put a backup in its place");
        // Moved away, as the message says, it starts afresh without a restart.
        try (Database database = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            Files.move(folder.resolve("gateway.db"), folder.resolve("damaged"));
            assertThat(gateway.settings().change("number", Toys.number(1), ME))
                    .isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void startsWithTheFileIfThePagesAreDamaged() throws IOException {
        fill(200);
        Path file = folder.resolve("gateway.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4_096; i < bytes.length; i++) {
            bytes[i] = 0x5a;
        }
        Files.write(file, bytes);
        assertRefused("gateway.db is damaged");
    }

    @Test
    void startsWithTheFileIfTheDatabaseIsFromLater() throws IOException {
        fill(1);
        try (Database database = new Database(folder)) {
            run(database, "pragma user_version = 999");
        }
        assertRefused("was written by a later version of the gateway");
    }

    @Test
    void refusesAChangeWhileAnotherProcessHoldsTheFile() throws IOException {
        try (Database database = new Database(folder, null, 50);
                Database other = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            gateway.settings().change("number", Toys.number(1), ME);
            run(other, "begin immediate");
            assertThat(text(gateway.settings().change("number", Toys.number(2), ME)))
                    .contains("gateway.db is in use by another process", "dataDir");
            run(other, "rollback");
            assertThat(gateway.settings().change("number", Toys.number(3), ME))
                    .isInstanceOf(Outcome.Applied.class);
            assertThat(new SqliteSettings(other).history("number")).hasSize(2);
        }
    }

    @Test
    void refusesAChangeIfAnotherGatewayWritesThere() throws IOException {
        try (Database one = new Database(folder);
                Database two = new Database(folder)) {
            ToyGateway first = new ToyGateway(new SqliteSettings(one), Toys.FILE);
            ToyGateway second = new ToyGateway(new SqliteSettings(two), Toys.FILE);
            first.settings().change("number", Toys.number(1), ME);
            assertThat(text(second.settings().change("number", Toys.number(2), ME)))
                    .contains("is written by another gateway");
            assertThat(second.now()).isEqualTo(Toys.FILE);
        }
    }

    @Test
    void refusesAChangeIfTheFileIsTakenAway() throws IOException {
        try (Database database = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            gateway.settings().change("number", Toys.number(1), ME);
            Files.move(database.file(), folder.resolve("away"));
            assertThat(text(gateway.settings().change("number", Toys.number(2), ME)))
                    .contains("gateway.db was moved or replaced");
            Files.move(folder.resolve("away"), database.file());
            assertThat(gateway.settings().change("number", Toys.number(3), ME))
                    .isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void refusesAChangeIfTheFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (Database database = new Database(file.resolve("data"))) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            assertThat(text(gateway.settings().change("number", Toys.number(1), ME)))
                    .contains("file/data/gateway.db cannot be made", "dataDir");
        }
    }

    @Test
    void refusesAChangeThatDoesNotFitAndGoesOnWhenThereIsRoom() throws IOException {
        try (Database database = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            gateway.settings().change("word", Toys.word("small"), ME);
            // SQLite's own limit stands for the disk's: the same error comes from the same place.
            run(database, "pragma max_page_count = 20");
            String large = "x".repeat(200_000);

            assertThat(text(gateway.settings().change("word", Toys.word(large), ME)))
                    .contains("gateway.db does not fit: the disk is full");
            assertThat(gateway.now().word()).isEqualTo("small");

            run(database, "pragma max_page_count = 100000");
            assertThat(gateway.settings().change("word", Toys.word(large), ME))
                    .isInstanceOf(Outcome.Applied.class);
            assertThat(gateway.settings().history("word")).hasSize(2);
        }
    }

    @Test
    void refusesEverythingWhenItIsClosed() {
        Database database = new Database(folder);
        database.close();
        assertThatThrownBy(() -> database.write(_ -> 1))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("stopping");
    }

    private void fill(int versions) {
        try (Database database = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            for (int i = 0; i < versions; i++) {
                gateway.settings().change("number", Toys.number(i + 100), ME);
            }
        }
    }

    private void assertRefused(String... words) {
        try (Database database = new Database(folder)) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            assertThat(gateway.now()).isEqualTo(Toys.FILE);
            assertThat(gateway.lines()).hasSize(1);
            assertThat(gateway.lines().getFirst()).contains(words).contains("ERROR");
            assertThat(text(gateway.settings().change("number", Toys.number(1), ME)))
                    .contains(words)
                    .contains(folder.toString());
        }
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.NotKept.class);
        return ((Outcome.NotKept) outcome).message();
    }

    private static void run(Database database, String sql) throws StoreFailure {
        database.read(
                false,
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute(sql);
                    }
                });
    }
}

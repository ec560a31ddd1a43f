package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.settings.Change;
import aigateway.settings.Outcome;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSecretsTest {
    private static final Change ME = Toys.by("me");
    private static final String SECRET = "s3cr3t-0123456789";

    @TempDir Path folder;

    private static Outcome set(ToyGateway gateway, String word, String secret) {
        return gateway.settings()
                .change(
                        "word",
                        Toys.json("{\"word\":\"" + word + "\",\"key\":\"" + secret + "\"}"),
                        ME);
    }

    private ToyGateway gateway(Database database) {
        return new ToyGateway(new SqliteSettings(database), Toys.FILE);
    }

    private void assertNotOnDisk() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    @Test
    void keepsSecretsThatNobodyCanReadInTheFiles() throws IOException {
        try (Database database = new Database(folder)) {
            set(gateway(database), "one", SECRET);
            assertNotOnDisk();
        }
        assertNotOnDisk();
        Path key = folder.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        try (Database database = new Database(folder)) {
            ToyGateway gateway = gateway(database);
            assertThat(gateway.now()).isEqualTo(new Toys("one", SECRET, Toys.FILE.number()));
            set(gateway, "two", "other");
            gateway.settings().rollback("word", 1, ME);
            assertThat(gateway.now().key()).isEqualTo(SECRET);
        }
        assertNotOnDisk();
    }

    @Test
    void makesNoKeyWhereNothingIsSecret() {
        try (Database database = new Database(folder)) {
            gateway(database).settings().change("number", Toys.number(3), ME);
        }
        assertThat(folder.resolve("secret.key")).doesNotExist();
    }

    @Test
    void goesOnWithTheFilesValueIfTheKeyIsGone() throws IOException {
        try (Database database = new Database(folder)) {
            set(gateway(database), "one", SECRET);
        }
        Files.delete(folder.resolve("secret.key"));
        try (Database database = new Database(folder)) {
            ToyGateway gateway = gateway(database);
            assertThat(gateway.now()).isEqualTo(Toys.FILE);
            assertThat(gateway.lines().toString()).contains("left out").contains("is gone");
            assertThat(gateway.settings().rollback("word", 1, ME))
                    .isInstanceOf(Outcome.Invalid.class);
            assertThat(set(gateway, "two", SECRET)).isInstanceOf(Outcome.Applied.class);
            assertThat(gateway.settings().history("word")).hasSize(2);
        }
        try (Database database = new Database(folder)) {
            assertThat(gateway(database).now().key()).isEqualTo(SECRET);
        }
    }

    @Test
    void takesAKeyThatItIsGiven() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(Database.isKey(key)).isTrue();
        assertThat(Database.isKey("c2hvcnQ=")).isFalse();
        assertThat(Database.isKey("not base64!")).isFalse();
        try (Database database = new Database(folder, key)) {
            set(gateway(database), "one", SECRET);
        }
        assertThat(folder.resolve("secret.key")).doesNotExist();
        try (Database database = new Database(folder, key)) {
            assertThat(gateway(database).now().key()).isEqualTo(SECRET);
        }
        String other = Base64.getEncoder().encodeToString("x".repeat(32).getBytes());
        try (Database database = new Database(folder, other)) {
            assertThat(gateway(database).lines().toString())
                    .contains("sealed with another key than that of [gateway] secretKey");
        }
    }

    @Test
    void doesNotTakeOneVersionsSecretsForAnothers() throws SQLException {
        try (Database database = new Database(folder)) {
            ToyGateway gateway = gateway(database);
            set(gateway, "one", SECRET);
            set(gateway, "two", "other");
        }
        sql(
                "update setting_versions set sealed ="
                        + " (select sealed from setting_versions where number = 1)");
        try (Database database = new Database(folder)) {
            assertThat(gateway(database).lines().toString()).contains("sealed with another key");
        }
    }

    @Test
    void sealsWhatAnEarlierVersionKeptInClear() throws SQLException, IOException {
        earlier();
        for (int i = 0; i < 2; i++) {
            try (Database database = new Database(folder)) {
                ToyGateway gateway = gateway(database);
                assertThat(gateway.lines()).isEmpty();
                assertThat(gateway.now()).isEqualTo(new Toys("w60", SECRET + "60", 7));
                assertThat(gateway.settings().history("word")).hasSize(60);
                assertNotOnDisk();
            }
            assertNotOnDisk();
            // as if it had been broken off at its end
            sql("pragma user_version = 2");
        }
    }

    /// A file as the gateway made it before it sealed anything, with secrets all over.
    private void earlier() throws SQLException {
        sql(
                """
                create table setting_versions (
                    id integer primary key, setting text not null, number integer not null,
                    time_millis integer not null, actor text not null, action text not null,
                    value text, shown text, diff text not null, unique (setting, number)
                ) strict
                """,
                "create table counters (name text primary key, value integer not null)"
                        + " strict, without rowid");
        for (int i = 1; i <= 60; i++) {
            sql(
                    "insert into setting_versions (setting, number, time_millis, actor, action,"
                            + " value, shown, diff) values ('word', %d, 0, 'me', 'CHANGE', '%s', '%s', '%s')"
                                    .formatted(
                                            i,
                                            "{\"word\":\"w%d\",\"key\":\"%s%d\"}"
                                                    .formatted(i, SECRET, i),
                                            "{\"word\":\"w" + i + "\",\"key\":\"***\"}",
                                            "[{\"path\":\"headers\",\"after\":\""
                                                    + SECRET
                                                    + "\"}]"));
        }
        sql(
                "insert into setting_versions (setting, number, time_millis, actor, action,"
                        + " value, shown, diff) values ('number', 1, 0, 'me', 'CHANGE',"
                        + " '{\"number\":7}', '{\"number\":7}', '[]')",
                "pragma user_version = 2");
    }

    private void sql(String... statements) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("gateway.db");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }
}

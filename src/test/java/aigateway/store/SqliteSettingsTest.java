package aigateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.model.Bytes;
import aigateway.settings.Change;
import aigateway.settings.KeptVersion;
import aigateway.settings.Outcome;
import aigateway.settings.StoreFailure;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import aigateway.settings.Version;
import aigateway.settings.Version.Action;
import aigateway.settings.Version.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteSettingsTest {
    private static final Change ME = Toys.by("me");

    @TempDir Path folder;

    @Test
    void touchesNothingBeforeTheFirstChange() throws IOException {
        Path data = folder.resolve("not/yet");
        try (Database database = new Database(data)) {
            SqliteSettings store = new SqliteSettings(database);
            assertThat(store.newest()).isEmpty();
            assertThat(store.history("word")).isEmpty();
            assertThat(store.version("word", 1)).isNull();
            assertThat(store.audit(5)).isEmpty();
            assertThat(data).doesNotExist();

            ToyGateway gateway = new ToyGateway(store, Toys.FILE);
            gateway.settings().change("number", Toys.number(1), ME);
            assertThat(database.file()).exists().isEqualTo(data.resolve("gateway.db"));
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(database.file())))
                    .isEqualTo("rw-------");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data.resolve("gateway.db-wal"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keepsEveryPartOfAVersion() throws StoreFailure {
        KeptVersion odd =
                new KeptVersion(
                        new Version(
                                "word",
                                1,
                                ToyGateway.NOW,
                                "töken@::1 \"'; drop",
                                Action.ROLLBACK,
                                Bytes.utf8("{\"word\":\"ünï 🙂 \\u0000\"}"),
                                List.of(
                                        new Difference("a.b", null, Bytes.utf8("null")),
                                        new Difference("c", Bytes.utf8("[1, 2]"), null))),
                        Bytes.utf8("{\"word\":\"secret\"}"));
        KeptVersion file =
                new KeptVersion(
                        new Version("word", 2, ToyGateway.NOW, "", Action.RESET, null, List.of()),
                        null);
        try (Database database = new Database(folder)) {
            new SqliteSettings(database).append(odd);
            new SqliteSettings(database).append(file);
        }
        try (Database database = new Database(folder)) {
            SqliteSettings store = new SqliteSettings(database);
            assertThat(store.newest()).containsExactly(file);
            assertThat(store.version("word", 1)).isEqualTo(odd);
            assertThat(store.history("word")).containsExactly(file.version(), odd.version());
            assertThat(store.audit(1)).containsExactly(file.version());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "what?", "100%25", "ü#&=;"})
    void livesInFoldersOfAnyName(String name) throws IOException {
        Path odd = folder.resolve(name);
        for (long number = 1; number <= 2; number++) {
            try (Database database = new Database(odd)) {
                ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
                assertThat(gateway.now().number()).isEqualTo(number - 1);
                assertThat(gateway.settings().change("number", Toys.number(number), ME))
                        .isInstanceOf(Outcome.Applied.class);
            }
        }
        try (var files = Files.list(odd)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactly(odd.resolve("gateway.db"));
        }
    }

    @Test
    void losesNoChangeOfManyAtOnce() throws InterruptedException, StoreFailure {
        int threads = 16;
        int changes = 20;
        try (Database database = new Database(folder)) {
            SqliteSettings store = new SqliteSettings(database);
            ToyGateway gateway = new ToyGateway(store, Toys.FILE);
            List<Thread> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String actor = "actor " + thread;
                String name = thread % 2 == 0 ? "word" : "number";
                all.add(
                        Thread.startVirtualThread(
                                () -> changeOften(gateway, name, actor, changes)));
            }
            for (int i = 0; i < 20; i++) {
                gateway.settings().fileChanged(new Toys("file" + i, "k0", i % 9), gateway::build);
            }
            for (Thread thread : all) {
                thread.join();
            }
            for (String name : List.of("word", "number")) {
                List<Version> history = store.history(name);
                assertThat(history.reversed())
                        .extracting(Version::number)
                        .isEqualTo(
                                LongStream.rangeClosed(1, threads * changes / 2).boxed().toList());
            }
            for (int thread = 0; thread < threads; thread++) {
                String actor = "actor " + thread;
                assertThat(store.audit(1_000))
                        .filteredOn(v -> v.actor().equals(actor))
                        .hasSize(changes);
            }
            assertThat(gateway.now()).isEqualTo(gateway.settings().inForce());
            assertThat(new ToyGateway(store, Toys.FILE).now()).isEqualTo(gateway.now());
        }
    }

    private static void changeOften(ToyGateway gateway, String name, String actor, int changes) {
        for (int i = 0; i < changes; i++) {
            var json = name.equals("word") ? Toys.word(actor + i) : Toys.number(i + 100);
            Outcome outcome = gateway.settings().change(name, json, Toys.by(actor));
            assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        }
    }

    @Test
    void cutsAHistoryThatWouldFillMemory() throws StoreFailure {
        try (Database database = new Database(folder)) {
            SqliteSettings store = new SqliteSettings(database);
            ToyGateway gateway = new ToyGateway(store, Toys.FILE);
            for (int i = 0; i < 8; i++) {
                gateway.settings().change("word", Toys.word(i + "x".repeat(1 << 20)), ME);
            }
            assertThat(store.history("word")).hasSizeBetween(1, 7);
            assertThat(store.history("word").getFirst().number()).isEqualTo(8);
            assertThat(gateway.settings().rollback("word", 1, ME))
                    .isInstanceOf(Outcome.Applied.class);
        }
    }
}

package aigateway.store;

import aigateway.settings.LiveSettingsModelTest;
import aigateway.settings.SettingsStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The same with the real SQLite, closed and opened again now and then.
class SqliteModelTest extends LiveSettingsModelTest {
    @TempDir Path folder;

    private @Nullable Database database;

    @Override
    protected SettingsStore reopened(SettingsStore before) {
        close();
        Database fresh = new Database(folder);
        database = fresh;
        return new SqliteSettings(fresh);
    }

    @AfterEach
    void close() {
        Database open = database;
        if (open != null) {
            open.close();
        }
    }
}

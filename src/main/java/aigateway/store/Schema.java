package aigateway.store;

import aigateway.settings.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The tables, and how older files get to have them.
final class Schema {
    /// A file's `user_version` is the number of steps that were done with it.
    private static final List<String> STEPS =
            List.of(
                    """
                    create table setting_versions (
                        id integer primary key,
                        setting text not null,
                        number integer not null,
                        time_millis integer not null,
                        actor text not null,
                        action text not null,
                        value text,
                        shown text,
                        diff text not null,
                        unique (setting, number)
                    ) strict
                    """,
                    """
                    create table counters (
                        name text primary key,
                        value integer not null
                    ) strict, without rowid
                    """);

    /// The step after these: secrets are sealed.
    private static final int NEWEST = STEPS.size() + 1;

    private Schema() {}

    /// Does the steps that are missing.
    ///
    /// @throws StoreFailure if a later version of the gateway has written the file
    static void bring(Connection connection, Path file, SecretBox box)
            throws SQLException, IOException {
        int done = done(connection);
        if (done > NEWEST) {
            throw new StoreFailure(
                    file
                            + " was written by a later version of the gateway; start that version,"
                            + " or choose another [gateway] dataDir");
        }
        if (done < STEPS.size()) {
            Database.<Boolean>inTransaction(connection, Schema::steps);
        }
        if (done < NEWEST) {
            Sealing.bring(connection, box);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("pragma user_version = " + NEWEST);
            }
        }
    }

    private static boolean steps(Connection connection) throws SQLException {
        // Another process may have been faster.
        int now = done(connection);
        try (Statement statement = connection.createStatement()) {
            for (String step : STEPS.subList(Math.min(now, STEPS.size()), STEPS.size())) {
                statement.executeUpdate(step);
            }
            statement.executeUpdate("pragma user_version = " + Math.max(now, STEPS.size()));
        }
        return true;
    }

    private static int done(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}

package aigateway.store;

import aigateway.model.Bytes;
import aigateway.settings.Masks;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Seals what earlier versions of the gateway have kept in clear. Can be done again if it was
/// broken off.
final class Sealing {
    private Sealing() {}

    /// Where a version's value is kept, as [SecretBox] wants to know it.
    static String place(String setting, long number) {
        return "setting_versions/" + setting + "/" + number;
    }

    /// Seals all values that hold secrets, and takes their clear text off the disk.
    static void bring(Connection connection, SecretBox box) throws SQLException, IOException {
        boolean any = Database.<Boolean>inTransaction(connection, c -> seal(c, box));
        if (any) {
            try (Statement statement = connection.createStatement()) {
                // Pages that are written anew hold nothing of what once stood there.
                statement.execute("vacuum");
                statement.execute("pragma wal_checkpoint(truncate)");
            }
        }
    }

    /// True if there are values at all.
    private static boolean seal(Connection connection, SecretBox box)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            if (!hasColumn(statement)) {
                statement.executeUpdate("alter table setting_versions add column sealed blob");
            }
            long id = 0;
            // One at a time: all together they may not fit into memory.
            while (id >= 0) {
                id = sealNext(connection, id, box);
            }
            try (ResultSet row = statement.executeQuery("select 1 from setting_versions limit 1")) {
                return row.next();
            }
        }
    }

    private static boolean hasColumn(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "select 1 from pragma_table_info('setting_versions')"
                                + " where name = 'sealed'")) {
            return row.next();
        }
    }

    /// Seals the first value behind `after` and returns its row, or -1 if there is none.
    private static long sealNext(Connection connection, long after, SecretBox box)
            throws SQLException, IOException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select id, setting, number, value, shown, diff from"
                                        + " setting_versions where id > ? and sealed is null"
                                        + " order by id limit 1");
                PreparedStatement update =
                        connection.prepareStatement(
                                "update setting_versions set value = ?, shown = ?, diff = ?,"
                                        + " sealed = ? where id = ?")) {
            query.setLong(1, after);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return -1;
                }
                long id = row.getLong(1);
                String value = row.getString(4);
                String shown = masked(row.getString(5));
                update.setString(2, shown);
                update.setString(3, DiffText.masked(row.getString(6)));
                // What is shown in another way than it is kept has secrets.
                if (value != null && !value.equals(shown)) {
                    String place = place(row.getString(2), row.getLong(3));
                    update.setString(1, null);
                    update.setBytes(4, box.seal(value, place));
                } else {
                    update.setString(1, value);
                    update.setBytes(4, null);
                }
                update.setLong(5, id);
                update.executeUpdate();
                return id;
            }
        }
    }

    private static @Nullable String masked(@Nullable String shown) {
        return shown == null ? null : Masks.mask("", Bytes.utf8(shown)).utf8();
    }
}

package aigateway.store;

import aigateway.model.Bytes;
import aigateway.settings.KeptVersion;
import aigateway.settings.SettingsStore;
import aigateway.settings.StoreFailure;
import aigateway.settings.Version;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions of settings in the database. Thread-safe.
public final class SqliteSettings implements SettingsStore {
    private static final String COLUMNS =
            "select setting, number, time_millis, actor, action, value, shown, diff"
                    + " from setting_versions";

    // A history is read into memory; it shall not fill it.
    private static final int MOST_VERSIONS = 1_000;
    private static final long MOST_CHARACTERS = 8 << 20;

    private final Database database;

    /// Those in this database.
    public SqliteSettings(Database database) {
        this.database = database;
    }

    @Override
    public List<KeptVersion> newest() throws StoreFailure {
        return kept(
                Long.MAX_VALUE,
                COLUMNS
                        + " where (setting, number) in (select setting, max(number)"
                        + " from setting_versions group by setting) order by id");
    }

    @Override
    public @Nullable KeptVersion version(String setting, long number) throws StoreFailure {
        List<KeptVersion> found =
                kept(
                        Long.MAX_VALUE,
                        COLUMNS + " where setting = ? and number = ?",
                        setting,
                        number);
        return found.isEmpty() ? null : found.getFirst();
    }

    @Override
    public List<Version> history(String setting) throws StoreFailure {
        return versions(
                COLUMNS + " where setting = ? order by number desc limit ?",
                setting,
                MOST_VERSIONS);
    }

    @Override
    public List<Version> audit(int most) throws StoreFailure {
        return versions(COLUMNS + " order by id desc limit ?", Math.min(most, MOST_VERSIONS));
    }

    @Override
    public void append(KeptVersion kept) throws StoreFailure {
        Version version = kept.version();
        database.write(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "insert into setting_versions (setting, number, time_millis,"
                                            + " actor, action, value, shown, diff)"
                                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
                        insert.setString(1, version.setting());
                        insert.setLong(2, version.number());
                        insert.setLong(3, version.time().toEpochMilli());
                        insert.setString(4, version.actor());
                        insert.setString(5, version.action().name());
                        insert.setString(6, text(kept.value()));
                        insert.setString(7, text(version.value()));
                        insert.setString(8, DiffText.write(version.diff()));
                        return insert.executeUpdate();
                    }
                });
    }

    private List<Version> versions(String sql, Object... parameters) throws StoreFailure {
        return kept(MOST_CHARACTERS, sql, parameters).stream().map(KeptVersion::version).toList();
    }

    private List<KeptVersion> kept(long mostCharacters, String sql, Object... parameters)
            throws StoreFailure {
        return database.read(
                List.of(),
                connection -> {
                    try (PreparedStatement query = connection.prepareStatement(sql)) {
                        for (int i = 0; i < parameters.length; i++) {
                            query.setObject(i + 1, parameters[i]);
                        }
                        return rows(query, mostCharacters);
                    }
                });
    }

    private static List<KeptVersion> rows(PreparedStatement query, long mostCharacters)
            throws SQLException {
        List<KeptVersion> found = new ArrayList<>();
        long characters = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next() && (found.isEmpty() || characters < mostCharacters)) {
                String diff = rows.getString(8);
                Bytes value = bytes(rows.getString(6));
                characters += diff.length() + (value == null ? 0 : value.length());
                found.add(
                        new KeptVersion(
                                new Version(
                                        rows.getString(1),
                                        rows.getLong(2),
                                        Instant.ofEpochMilli(rows.getLong(3)),
                                        rows.getString(4),
                                        action(rows.getString(5)),
                                        bytes(rows.getString(7)),
                                        DiffText.read(diff)),
                                value));
            }
        }
        return found;
    }

    /// What a later version of the gateway can do besides is a change to this one.
    private static Version.Action action(String word) {
        for (Version.Action action : Version.Action.values()) {
            if (action.name().equals(word)) {
                return action;
            }
        }
        return Version.Action.CHANGE;
    }

    private static @Nullable String text(@Nullable Bytes json) {
        return json == null ? null : json.utf8();
    }

    private static @Nullable Bytes bytes(@Nullable String text) {
        return text == null ? null : Bytes.utf8(text);
    }
}

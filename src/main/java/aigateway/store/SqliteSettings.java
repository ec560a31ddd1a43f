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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Versions of settings in the database. A value that is shown in another way than it is kept has
/// secrets, and is sealed. Thread-safe.
public final class SqliteSettings implements SettingsStore {
    private static final String COLUMNS =
            "select setting, number, time_millis, actor, action, value, shown, diff, sealed"
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
                                            + " actor, action, value, shown, diff, sealed)"
                                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                        insert.setString(1, version.setting());
                        insert.setLong(2, version.number());
                        insert.setLong(3, version.time().toEpochMilli());
                        insert.setString(4, version.actor());
                        insert.setString(5, version.action().name());
                        boolean secret = !Objects.equals(kept.value(), version.value());
                        insert.setString(6, secret ? null : text(kept.value()));
                        insert.setString(7, text(version.value()));
                        insert.setString(8, DiffText.write(version.diff()));
                        insert.setBytes(9, secret ? sealed(kept) : null);
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

    private List<KeptVersion> rows(PreparedStatement query, long mostCharacters)
            throws SQLException {
        List<KeptVersion> found = new ArrayList<>();
        long characters = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next() && (found.isEmpty() || characters < mostCharacters)) {
                KeptVersion kept = row(rows);
                Bytes value = kept.value();
                characters += rows.getString(8).length() + (value == null ? 0 : value.length());
                found.add(kept);
            }
        }
        return found;
    }

    private KeptVersion row(ResultSet row) throws SQLException {
        Version version =
                new Version(
                        row.getString(1),
                        row.getLong(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4),
                        action(row.getString(5)),
                        bytes(row.getString(7)),
                        DiffText.read(row.getString(8)));
        byte[] sealed = row.getBytes(9);
        if (sealed == null) {
            return new KeptVersion(version, bytes(row.getString(6)));
        }
        try {
            String place = Sealing.place(version.setting(), version.number());
            return new KeptVersion(version, Bytes.utf8(database.box().open(sealed, place)));
        } catch (StoreFailure e) {
            return KeptVersion.unreadable(version, e.text());
        }
    }

    private byte @Nullable [] sealed(KeptVersion kept) throws StoreFailure {
        Bytes value = kept.value();
        Version version = kept.version();
        return value == null
                ? null
                : database.box()
                        .seal(value.utf8(), Sealing.place(version.setting(), version.number()));
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

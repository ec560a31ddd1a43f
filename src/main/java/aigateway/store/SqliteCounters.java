package aigateway.store;

import aigateway.analytics.CounterStore;
import aigateway.settings.StoreFailure;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;

/// Numbers in the database. Thread-safe.
public final class SqliteCounters implements CounterStore {
    private final Database database;

    /// Those in this database.
    public SqliteCounters(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, Long> load() throws StoreFailure {
        return database.read(
                Map.of(),
                connection -> {
                    Map<String, Long> numbers = new HashMap<>();
                    try (PreparedStatement query =
                                    connection.prepareStatement(
                                            "select name, value from counters");
                            ResultSet rows = query.executeQuery()) {
                        while (rows.next()) {
                            numbers.put(rows.getString(1), rows.getLong(2));
                        }
                    }
                    return numbers;
                });
    }

    @Override
    public void save(Map<String, Long> numbers) throws StoreFailure {
        database.write(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "insert into counters (name, value) values (?, ?)"
                                            + " on conflict (name) do update set"
                                            + " value = excluded.value")) {
                        for (Map.Entry<String, Long> number : numbers.entrySet()) {
                            insert.setString(1, number.getKey());
                            insert.setLong(2, number.getValue());
                            insert.addBatch();
                        }
                        return insert.executeBatch();
                    }
                });
    }
}

package aigateway.store;

import aigateway.settings.StoreFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// The file `gateway.db` in the data folder. Thread-safe: one piece of work at a time; blocks.
///
/// The file is opened when it is first needed and made when something is first written: until
/// then, nothing of SQLite is loaded. What was written is on disk when [#write(Work)] returns.
public final class Database implements AutoCloseable {
    private static final int WAIT_FOR_OTHERS_MILLIS = 3_000;

    private final Path file;
    private final int waitMillis;
    private final SecretBox box;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;
    private @Nullable Object identity;
    private boolean closed;

    /// The database in this folder; neither is touched yet.
    public Database(Path folder) {
        this(folder, null, WAIT_FOR_OTHERS_MILLIS);
    }

    /// The same with a key for secrets.
    ///
    /// @param key one that [#isKey] takes, or null for the one in the folder, which is made when it
    ///     is needed
    public Database(Path folder, @Nullable String key) {
        this(folder, key, WAIT_FOR_OTHERS_MILLIS);
    }

    /// @param waitMillis how long to wait for another process that has locked the file
    Database(Path folder, @Nullable String key, int waitMillis) {
        this.waitMillis = waitMillis;
        box = new SecretBox(KeyFile.in(folder), key == null ? null : KeyFile.decode(key));
        file = folder.toAbsolutePath().normalize().resolve("gateway.db");
    }

    /// True if a text is a key for secrets: 32 bytes in base64.
    public static boolean isKey(String text) {
        return KeyFile.decode(text) != null;
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// Seals secrets.
    SecretBox box() {
        return box;
    }

    /// Reads; if nothing was ever written, the answer is `none`.
    <T extends @Nullable Object> T read(T none, Work<T> work) throws StoreFailure {
        lock.lock();
        try {
            if (connection == null && identity == null && Files.notExists(file)) {
                return none;
            }
            return work.on(open());
        } catch (SQLException | IOException | LinkageError e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    /// Writes, all or nothing.
    <T> T write(Work<T> work) throws StoreFailure {
        lock.lock();
        try {
            return inTransaction(open(), work);
        } catch (SQLException | IOException | LinkageError e) {
            throw failed(e);
        } finally {
            lock.unlock();
        }
    }

    static <T> T inTransaction(Connection connection, Work<T> work)
            throws SQLException, IOException {
        execute(connection, "begin immediate");
        try {
            T result = work.on(connection);
            execute(connection, "commit");
            return result;
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                execute(connection, "rollback");
            } catch (SQLException ended) {
                // SQLite itself has rolled back, as it does when the disk is full.
            }
            throw e;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private StoreFailure failed(Throwable cause) {
        if (Trouble.isLasting(cause)) {
            disconnect();
        }
        return Trouble.of(file, cause);
    }

    private Connection open() throws SQLException, IOException {
        if (closed) {
            throw new StoreFailure("the gateway is stopping");
        }
        if (identity != null && !identity.equals(identityNow())) {
            throw new StoreFailure(
                    file
                            + " was moved or replaced while the gateway runs; put it back, or start"
                            + " the gateway again");
        }
        Connection open = connection;
        if (open == null) {
            make();
            open = connect();
            connection = open;
            identity = identityNow();
        }
        return open;
    }

    /// Makes an empty file that only its owner can read: it may hold credentials.
    private void make() throws IOException {
        if (!Files.notExists(file)) {
            return;
        }
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try {
            Files.createFile(file, OwnerOnly.rights(file));
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        }
    }

    private Connection connect() throws SQLException, IOException {
        NativeLibrary.load(Objects.requireNonNull(file.getParent()));
        Properties options = new Properties();
        options.setProperty("busy_timeout", Integer.toString(waitMillis));
        options.setProperty("journal_mode", "WAL");
        // Each commit is on disk before it is acknowledged, power cuts included.
        options.setProperty("synchronous", "FULL");
        // As a URI, since a plain name would end at a question mark.
        String url = "jdbc:sqlite:file://" + file.toUri().getRawPath();
        Connection made = JDBC.createConnection(url, options);
        try {
            Schema.bring(made, file, box);
            return made;
        } catch (SQLException | IOException e) {
            made.close();
            throw e;
        }
    }

    private @Nullable Object identityNow() throws IOException {
        if (Files.notExists(file)) {
            return null;
        }
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                // It was of no use any more; what was acknowledged is on disk.
            }
        }
    }

    /// Closes the file. What is asked afterwards is refused.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            disconnect();
        } finally {
            lock.unlock();
        }
    }
}

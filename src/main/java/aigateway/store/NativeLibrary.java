package aigateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/// SQLite's native library. The driver unpacks it into the folder for temporary files at each
/// start, and a process that is killed leaves it there for ever; so it is unpacked beside the
/// database, once.
final class NativeLibrary {
    private static final String PATH_PROPERTY = "org.sqlite.lib.path";

    private static boolean loaded;

    private NativeLibrary() {}

    /// Loads it, unless it is loaded already.
    ///
    /// @param folder where it is unpacked, if that can be
    static synchronized void load(Path folder) throws SQLException {
        if (loaded) {
            return;
        }
        Path unpacked = System.getProperty(PATH_PROPERTY) == null ? unpack(folder) : null;
        if (unpacked != null) {
            System.setProperty(PATH_PROPERTY, unpacked.toString());
        }
        try {
            // Falls back to the folder for temporary files.
            loaded = SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new SQLException(e.getMessage(), e);
        } finally {
            if (unpacked != null) {
                System.clearProperty(PATH_PROPERTY);
            }
        }
    }

    /// The folder that it is in, or null if it cannot be put there.
    private static @Nullable Path unpack(Path folder) {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        String kind = OSInfo.getNativeLibFolderPathForCurrentOS().replace('/', '-');
        Path home = folder.resolve("native/sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + kind);
        Path file = home.resolve(name);
        if (Files.exists(file)) {
            return home;
        }
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            return in == null ? null : unpack(in, file, home);
        } catch (IOException e) {
            return null;
        }
    }

    private static Path unpack(InputStream in, Path file, Path home) throws IOException {
        Files.createDirectories(home);
        Path draft = Files.createTempFile(home, "unpacking", "");
        try {
            Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        return home;
    }
}

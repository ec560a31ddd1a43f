package aigateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// Folders that tests use and nobody wants afterwards: they are deleted when the JVM ends.
/// Thread-safe.
public final class TempFolders {
    private static final List<Path> MADE = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> MADE.forEach(TempFolders::delete)));
    }

    private TempFolders() {}

    /// Makes an empty folder.
    public static Path make(String prefix) throws IOException {
        Path made = Files.createTempDirectory(prefix);
        MADE.add(made);
        return made;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // It is only a temporary folder, and somebody else may have taken it away.
        }
    }
}

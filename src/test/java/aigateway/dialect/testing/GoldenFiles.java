package aigateway.dialect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// The golden files of a dialect, below `src/test/resources/dialect`. A new case is new files and
/// no code.
public record GoldenFiles(String dialect) {
    /// One of them.
    public Path file(String folder, String name) {
        return Path.of("src/test/resources/dialect", dialect, folder, name);
    }

    /// Those of a folder whose names end so, in the order of their names.
    public List<Path> all(String folder, String... endings) {
        try (Stream<Path> files = Files.list(file(folder, ""))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A test of each of these.
    public static Stream<DynamicTest> each(List<Path> files, Consumer<Path> check) {
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(), () -> check.accept(file)));
    }

    /// What a file says.
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The parts between lines of `----`.
    public static String[] parts(Path file) {
        return text(file).split("\n----\n", -1);
    }

    /// The lines that are not blank.
    public static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}

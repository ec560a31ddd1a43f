package aigateway.dialect.mistral;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden files of this dialect. A new case is new files and no code.
///
/// `request/NAME.txt`: parts between lines of `----`: the model, the caller's request, the body for
/// Mistral byte for byte, and what was lost. `reply/NAME.json` or `.sse`: an answer;
/// `reply/NAME.events`: what it means. `turn/NAME.txt`: an answer's file, the model of the next
/// turn and what the client keeps of the answer (`all`, `text`, `nothing`), the body of the next
/// turn, and what was lost.
final class Fixtures {
    private static final Path FOLDER = Path.of("src/test/resources/dialect/mistral");

    private Fixtures() {}

    static List<Path> files(String folder, String... endings) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String folder, String name) {
        return FOLDER.resolve(folder).resolve(name);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The parts between lines of `----`.
    static String[] parts(Path file) {
        return text(file).split("\n----\n", -1);
    }

    /// The lines that are not blank.
    static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }
}

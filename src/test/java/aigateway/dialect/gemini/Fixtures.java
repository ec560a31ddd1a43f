package aigateway.dialect.gemini;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden files of this dialect. A new case is new files and no code.
///
/// `request/NAME.txt`: parts between lines of `----`: the model (and `VERTEX`, if it is there), the
/// caller's request, the body for Gemini, and what was lost. `reply/NAME.json` or `.sse`: an
/// answer;
/// `reply/NAME.events`: what it means. `second/NAME.json` or `.sse`: an answer with tool calls;
/// `second/NAME.request`: the body of the next request, when an OpenAI client sends that answer
/// back
/// with results.
final class Fixtures {
    private Fixtures() {}

    static List<Path> files(String folder, String... endings) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(file -> ends(file, endings)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ends(Path file, String... endings) {
        return Stream.of(endings).anyMatch(ending -> file.toString().endsWith(ending));
    }

    static Path folder(String folder) {
        try {
            String name = "/dialect/gemini/" + folder;
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

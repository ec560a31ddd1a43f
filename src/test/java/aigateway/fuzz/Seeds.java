package aigateway.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Good input, from the golden files and from here.
final class Seeds {
    private Seeds() {}

    /// A dialect's replies in the files with an ending, as `.sse`.
    static List<byte[]> replies(String dialect, String ending) {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files("/dialect/" + dialect + "/reply")) {
            if (file.toString().endsWith(ending)) {
                seeds.add(bytes(file));
            }
        }
        return seeds;
    }

    /// Callers' requests of a dialect's golden files.
    static List<byte[]> requests(String dialect) {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files("/dialect/" + dialect + "/request")) {
            for (String part : new String(bytes(file), StandardCharsets.UTF_8).split("\n?----\n")) {
                if (part.startsWith("{")) {
                    seeds.add(part.getBytes(StandardCharsets.UTF_8));
                    break;
                }
            }
        }
        return seeds;
    }

    /// Texts.
    static List<byte[]> of(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /// The files of a folder of the test resources; none if it is not there.
    static List<Path> files(String folder) {
        URL url = Seeds.class.getResource(folder);
        if (url == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file's content.
    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

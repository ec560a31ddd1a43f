package aigateway.dialect.bedrock;

import aigateway.dialect.eventstream.Frames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The golden files of this dialect. A new case is new files and no code.
///
/// `request/NAME.txt`: parts between lines of `----`: the model, the caller's request, the body for
/// Bedrock, and what was lost. `reply/NAME.json` or `.stream`: an answer; `reply/NAME.events`: what
/// it means. A stream has a message a line, its type before its JSON; `!` before the type makes it
/// an exception, `?` an error (code and text); `raw` is followed by text without a frame, `cut` and
/// `damage` by the number of the last bytes that are missing or changed.
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
            String name = "/dialect/bedrock/" + folder;
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

    /// The bytes of an answer.
    static byte[] body(Path file) {
        String text = text(file);
        if (!file.toString().endsWith(".stream")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return framed(text);
    }

    /// The bytes of a stream.
    static byte[] framed(String text) {
        byte[] all = new byte[0];
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            all = more(all, word, space < 0 ? "" : line.substring(space + 1));
        }
        return all;
    }

    private static byte[] more(byte[] all, String word, String rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (word) {
            case "cut" -> out.writeBytes(Arrays.copyOf(all, all.length - Integer.parseInt(rest)));
            case "damage" -> {
                out.writeBytes(all);
                byte[] damaged = out.toByteArray();
                damaged[all.length - Integer.parseInt(rest)] ^= 1;
                return damaged;
            }
            case "raw" -> {
                out.writeBytes(all);
                out.writeBytes(rest.getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                out.writeBytes(all);
                out.writeBytes(message(word, rest));
            }
        }
        return out.toByteArray();
    }

    private static byte[] message(String word, String json) {
        String kind = ":message-type";
        return switch (word.charAt(0)) {
            case '!' ->
                    Frames.message(json, kind, "exception", ":exception-type", word.substring(1));
            case '?' ->
                    Frames.message(
                            "",
                            kind,
                            "error",
                            ":error-code",
                            word.substring(1),
                            ":error-message",
                            json);
            default ->
                    Frames.message(
                            json,
                            ":event-type",
                            word,
                            ":content-type",
                            "application/json",
                            kind,
                            "event");
        };
    }
}

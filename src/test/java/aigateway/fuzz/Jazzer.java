package aigateway.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Jazzer on one target, in a process of its own. What it finds and the inputs that it keeps for
/// the
/// next time are in a folder below `target/fuzz`.
record Jazzer(FuzzTarget target, int seconds) {
    private static final int START_SECONDS = 120;
    private static final int MOST_INPUT_BYTES = 16 << 10;

    /// How it ended.
    ///
    /// @param code 0 if all that was tried held
    record Result(int code, Path log) {}

    /// Runs for about the time it was given, less if it finds something. Blocks.
    Result run() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "fuzz", target.name()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        List<byte[]> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path words = Files.writeString(folder.resolve("words"), words());
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(command(folder, corpus, words))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            boolean ended = process.waitFor(seconds + START_SECONDS, TimeUnit.SECONDS);
            return new Result(ended ? process.exitValue() : -1, log);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> command(Path folder, Path corpus, Path words) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerEntry.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=aigateway.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-dict=" + words,
                "-max_len=" + MOST_INPUT_BYTES,
                "-timeout=20",
                "-rss_limit_mb=4096",
                "-max_total_time=" + seconds,
                corpus.toString());
    }

    /// Pieces of input in the form that Jazzer takes.
    private static String words() {
        StringBuilder words = new StringBuilder();
        for (byte[] piece : Damage.PIECES) {
            words.append('"');
            for (byte b : piece) {
                words.append(String.format(Locale.ROOT, "\\x%02x", b & 0xff));
            }
            words.append("\"\n");
        }
        return words.toString();
    }

    /// The last lines of a log.
    static String end(Path log) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}

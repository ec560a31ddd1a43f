package aigateway.store;

import aigateway.settings.Change;
import aigateway.settings.Outcome;
import aigateway.settings.ToyGateway;
import aigateway.settings.Toys;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// A process that changes settings until it is killed, and prints each change that was
/// acknowledged.
final class ChangingProcess {
    private static final String GO = "go";

    private final Process process;
    private final BufferedReader output;

    private ChangingProcess(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    /// Starts one and waits for its first acknowledged change.
    ///
    /// @param temporary its folder for temporary files
    static ChangingProcess start(Path folder, Path temporary) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.io.tmpdir=" + temporary,
                                "-Dslf4j.internal.verbosity=ERROR",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ChangingProcess.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        ChangingProcess started = new ChangingProcess(process);
        String first = started.output.readLine();
        if (!GO.equals(first)) {
            process.destroyForcibly();
            throw new IOException("it did not start: " + first);
        }
        return started;
    }

    /// Kills it, as `kill -9` does, and returns `SETTING VERSION` of what it acknowledged.
    List<String> kill() throws IOException {
        // Unlike the process's own method, the handle's leaves its output open.
        process.toHandle().destroyForcibly();
        List<String> acknowledged = new ArrayList<>();
        String line = output.readLine();
        while (line != null) {
            acknowledged.add(line);
            line = output.readLine();
        }
        return acknowledged;
    }

    /// The long word that is set in a version: half a word would be seen.
    static String word(long version) {
        StringBuilder word = new StringBuilder();
        LongStream.range(0, 40 + version % 400).forEach(i -> word.append(version * 31 + i));
        return word.toString();
    }

    /// Changes both settings in turn for ever.
    public static void main(String[] words) throws IOException {
        try (Database database = new Database(Path.of(words[0]))) {
            ToyGateway gateway = new ToyGateway(new SqliteSettings(database), Toys.FILE);
            System.out.println(GO);
            while (true) {
                for (String name : gateway.settings().names()) {
                    long next =
                            Objects.requireNonNull(gateway.settings().state(name)).version() + 1;
                    var json =
                            name.equals("word") ? Toys.word(word(next)) : Toys.number(next + 100);
                    Outcome outcome = gateway.settings().change(name, json, new Change("me", null));
                    if (!(outcome instanceof Outcome.Applied(var state))) {
                        throw new IOException(outcome.toString());
                    }
                    // One write for each line: what is printed is printed whole, or is cut at the
                    // end of the output.
                    System.out.println(name + " " + state.version());
                }
            }
        }
    }
}

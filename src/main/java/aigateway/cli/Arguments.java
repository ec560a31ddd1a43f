package aigateway.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
public sealed interface Arguments {
    /// Start the gateway.
    record Serve(@Nullable Path file) implements Arguments {}

    /// Validate a configuration.
    record Check(@Nullable Path file) implements Arguments {}

    /// Validate a configuration, then call its providers.
    ///
    /// @param seconds most time of a call
    /// @param allModels true if each listed model is called, not only each provider's own
    record CheckLive(@Nullable Path file, int seconds, boolean allModels) implements Arguments {}

    /// Print the version.
    record PrintVersion() implements Arguments {}

    /// Print the help.
    record Help() implements Arguments {}

    /// Not understood.
    record Wrong(String message) implements Arguments {}

    /// Reads the command line.
    static Arguments read(List<String> words, Map<String, String> environment) {
        boolean implied = words.isEmpty() || words.getFirst().startsWith("-");
        String command = implied ? "serve" : words.getFirst();
        List<String> options = implied ? words : words.subList(1, words.size());
        if (implied && words.size() == 1 && List.of("-h", "--help").contains(words.getFirst())) {
            return new Help();
        }
        return switch (command) {
            case "version" -> new PrintVersion();
            case "help" -> new Help();
            case "serve", "check" -> new Options(command, environment).read(options);
            default -> new Wrong("unknown command '" + command + "'");
        };
    }
}

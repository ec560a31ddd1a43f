package aigateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the command line asks for.
sealed interface Arguments {
    /// Start the gateway.
    record Serve(@Nullable Path file) implements Arguments {}

    /// Validate a configuration.
    record Check(@Nullable Path file) implements Arguments {}

    /// Print the version.
    record PrintVersion() implements Arguments {}

    /// Print the help.
    record Help() implements Arguments {}

    /// Not understood.
    record Wrong(String message) implements Arguments {}

    // Where the image of the mission's first release had its configuration mounted.
    Path MOUNTED = Path.of("/home/ballerina/Config.toml");

    /// Reads the command line; the file is chosen by `--config`, `GATEWAY_CONFIG`, `./Config.toml`,
    /// the
    /// container's mount, in this order.
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
            case "serve", "check" -> withFile(command, options, environment);
            default -> new Wrong("unknown command '" + command + "'");
        };
    }

    private static Arguments withFile(
            String command, List<String> options, Map<String, String> environment) {
        Path file = null;
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (option.startsWith("--config=")) {
                file = Path.of(option.substring("--config=".length()));
            } else if (option.equals("--config") && i + 1 < options.size()) {
                file = Path.of(options.get(++i));
            } else if (option.equals("--config")) {
                return new Wrong("--config needs a file");
            } else if (option.equals("-h") || option.equals("--help")) {
                return new Help();
            } else {
                return new Wrong("unknown option '" + option + "'");
            }
        }
        Path chosen = file != null ? file : usual(environment);
        return command.equals("check") ? new Check(chosen) : new Serve(chosen);
    }

    private static @Nullable Path usual(Map<String, String> environment) {
        String named = environment.getOrDefault("GATEWAY_CONFIG", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        Path here = Path.of("Config.toml");
        if (Files.exists(here)) {
            return here;
        }
        return Files.exists(MOUNTED) ? MOUNTED : null;
    }
}

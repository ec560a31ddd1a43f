package aigateway.cli;

import aigateway.cli.Arguments.Check;
import aigateway.cli.Arguments.CheckLive;
import aigateway.cli.Arguments.Help;
import aigateway.cli.Arguments.Serve;
import aigateway.cli.Arguments.Wrong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what stands after `serve` or `check`. For one use.
final class Options {
    private static final int USUAL_SECONDS = 30;
    private static final int MOST_SECONDS = 3_600;

    // Where the image of the mission's first release had its configuration mounted.
    private static final Path MOUNTED = Path.of("/home/ballerina/Config.toml");

    private final boolean check;
    private final Map<String, String> environment;
    private @Nullable Path file;
    private boolean live;
    private boolean allModels;
    private int seconds;

    /// Options of `command`; the file is chosen by `--config`, `GATEWAY_CONFIG`, `./Config.toml`,
    /// the container's mount, in this order.
    Options(String command, Map<String, String> environment) {
        check = command.equals("check");
        this.environment = environment;
    }

    /// What these options ask for.
    Arguments read(List<String> options) {
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            int equals = option.startsWith("--") ? option.indexOf('=') : -1;
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? null : option.substring(equals + 1);
            if (takesValue(name) && value == null && i + 1 < options.size()) {
                value = options.get(++i);
            }
            if (name.equals("-h") || name.equals("--help")) {
                return new Help();
            }
            Wrong wrong = take(option, name, value);
            if (wrong != null) {
                return wrong;
            }
        }
        return result();
    }

    private boolean takesValue(String name) {
        return name.equals("--config") || (check && name.equals("--timeout"));
    }

    private @Nullable Wrong take(String option, String name, @Nullable String value) {
        if (name.equals("--config")) {
            file = value == null ? null : Path.of(value);
            return value == null ? new Wrong("--config needs a file") : null;
        }
        if (check && name.equals("--timeout")) {
            seconds = number(value);
            boolean good = seconds >= 1 && seconds <= MOST_SECONDS;
            return good ? null : new Wrong("--timeout needs seconds, from 1 to " + MOST_SECONDS);
        }
        if (check && option.equals("--live")) {
            live = true;
            return null;
        }
        if (check && option.equals("--all-models")) {
            allModels = true;
            return null;
        }
        return new Wrong("unknown option '" + option + "'");
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Arguments result() {
        Path chosen = file != null ? file : usual();
        if (!check) {
            return new Serve(chosen);
        }
        if (live) {
            return new CheckLive(chosen, seconds == 0 ? USUAL_SECONDS : seconds, allModels);
        }
        return seconds == 0 && !allModels
                ? new Check(chosen)
                : new Wrong((allModels ? "--all-models" : "--timeout") + " needs --live");
    }

    private @Nullable Path usual() {
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

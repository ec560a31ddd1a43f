package aigateway;

import aigateway.config.Problem;
import aigateway.logs.Log;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Applies a changed configuration file: all of it, or nothing. For one thread at a time;
/// [#problems()]
/// for any.
final class Reload implements Runnable {
    private final SettingsReader reader;
    private final Path file;
    private final Map<String, String> environment;
    private final Wiring wiring;
    private final Log log;
    private volatile List<String> problems = List.of();

    Reload(SettingsReader reader, Path file, Map<String, String> environment, Wiring wiring) {
        this.reader = reader;
        this.file = file;
        this.environment = Map.copyOf(environment);
        this.wiring = wiring;
        log = wiring.log();
    }

    /// What was wrong with the file the last time it changed; empty if it was applied.
    List<String> problems() {
        return problems;
    }

    @Override
    public void run() {
        try {
            switch (reader.read(file, environment)) {
                case SettingsReader.Result.Loaded(Settings settings) -> {
                    wiring.swap(settings);
                    problems = List.of();
                    Warnings.write(log, settings);
                }
                case SettingsReader.Result.Problems(List<Problem> found) -> keep(found);
            }
        } catch (RuntimeException e) {
            log.error("config", "applying the configuration failed; the old one stays")
                    .with("error", e.toString())
                    .write();
        }
    }

    private void keep(List<Problem> found) {
        problems = found.stream().map(Problem::toString).toList();
        wiring.analytics().changes().notApplied(found.size());
        for (String problem : problems) {
            log.error("config", "the changed configuration is not applied; the old one stays")
                    .with("problem", problem)
                    .write();
        }
    }
}

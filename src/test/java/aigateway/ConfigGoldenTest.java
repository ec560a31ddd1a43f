package aigateway;

import static org.assertj.core.api.Assertions.assertThat;

import aigateway.SettingsReader.Result;
import aigateway.provider.LeftOut;
import aigateway.provider.Provider;
import aigateway.provider.Target;
import aigateway.route.Alias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A folder below `src/test/resources/config` is a case: `Config.toml` (or none), `environment`
/// (`NAME=value` lines, or none) and `expected.txt`: the problems, or what was read. With the
/// system
/// property `golden.write` set, the expected files are written; look at them before they stay.
class ConfigGoldenTest {
    private static final Path CASES = Path.of("src/test/resources/config");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAsExpected(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Path file = folder.resolve("Config.toml");
        boolean local = Files.exists(folder.resolve("ollama"));
        SettingsReader reader =
                new SettingsReader(
                        TestKinds.all(), () -> local ? lines(folder.resolve("ollama")) : null);
        Result result = reader.read(Files.exists(file) ? file : null, environment(folder));
        String shown = show(result).replace(folder + "/", "");

        Path expected = folder.resolve("expected.txt");
        if (System.getProperty("golden.write") != null) {
            Files.writeString(expected, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(expected));
    }

    private static Map<String, String> environment(Path folder) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        Path file = folder.resolve("environment");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                environment.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return environment;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String show(Result result) {
        StringBuilder out = new StringBuilder();
        switch (result) {
            case Result.Problems(var problems) ->
                    problems.forEach(problem -> out.append(problem).append('\n'));
            case Result.Loaded(var settings) -> show(settings, out);
        }
        return out.toString();
    }

    private static void show(Settings settings, StringBuilder out) {
        settings.effective().stream()
                .filter(value -> !value.origin().equals("default"))
                .forEach(
                        value ->
                                out.append(value.path())
                                        .append(" = ")
                                        .append(value.value())
                                        .append("  # ")
                                        .append(value.origin())
                                        .append('\n'));
        settings.providers().forEach(provider -> show(provider, out));
        for (LeftOut one : settings.route().leftOut()) {
            out.append("left out ").append(one.name()).append(": ").append(one.reason());
            out.append('\n');
        }
        for (Alias alias : settings.route().aliases()) {
            out.append("alias ").append(alias.name()).append(" -> ");
            out.append(alias.targets().stream().map(Target::label).toList());
            out.append(' ').append(alias.weights()).append('\n');
        }
        out.append("failover ").append(settings.route().failover());
        out.append(' ').append(settings.route().order());
        out.append(", default ").append(settings.route().defaultProvider()).append('\n');
        settings.warnings().forEach(w -> out.append("warning: ").append(w).append('\n'));
    }

    private static void show(Provider provider, StringBuilder out) {
        out.append("provider ").append(provider.name());
        out.append(" (").append(provider.kind().name()).append("): ");
        out.append(provider.base()).append(" calls ");
        out.append(provider.kind().chatPath(provider.base(), provider.model(), false));
        out.append(" with ")
                .append(provider.kind().headers("KEY").keySet().stream().sorted().toList());
        out.append(", keys ").append(provider.keys());
        out.append(", model ").append(provider.model());
        out.append(' ').append(provider.models()).append(provider.anyModel() ? " and any" : "");
        out.append('\n');
    }
}

package aigateway.export;

import aigateway.config.written.WrittenTable;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The answer of `GET /admin/config/export`: what the file says, as it says it, and in place of
/// that what has been changed while running. Credentials become names of environment variables.
///
/// Thread-safe.
///
/// @param file what the file in force says
/// @param runtime what can be changed while running
public record ConfigExport(Supplier<List<WrittenTable>> file, RuntimeSettings runtime) {
    private static final String HEAD =
            """
            # The configuration in force, changes made while running included.
            # Credentials are names of environment variables: set these before you start with it.
            """;

    /// A configuration file that starts the same gateway.
    public String toml() {
        Map<String, WrittenTable> tables = new LinkedHashMap<>();
        file.get().forEach(table -> tables.put(table.path(), table));
        for (String name : runtime.names()) {
            State state = runtime.state(name);
            if (state != null && state.overridden()) {
                ExportedSetting.of(name).replace(tables, state);
            }
        }
        StringBuilder out = new StringBuilder(HEAD);
        for (WrittenTable table : ordered(tables)) {
            out.append('\n');
            if (!table.head().isEmpty()) {
                out.append(table.head()).append('\n');
            }
            table.values()
                    .forEach(
                            (key, toml) -> out.append(key).append(" = ").append(toml).append('\n'));
        }
        return out.toString();
    }

    /// The outermost table first, and tables right after those that they belong to.
    private static List<WrittenTable> ordered(Map<String, WrittenTable> tables) {
        List<String> groups = new ArrayList<>(List.of(""));
        tables.keySet().forEach(path -> groups.add(group(path)));
        List<WrittenTable> ordered = new ArrayList<>(tables.values());
        ordered.removeIf(table -> table.values().isEmpty() && !table.head().startsWith("[["));
        ordered.sort(
                Comparator.comparingInt((WrittenTable table) -> groups.indexOf(group(table.path())))
                        .thenComparing(table -> table.path().contains(".")));
        return ordered;
    }

    private static String group(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}

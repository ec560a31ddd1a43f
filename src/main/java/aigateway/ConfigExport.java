package aigateway;

import aigateway.admin.view.ExportView;
import aigateway.config.written.TomlText;
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
/// @param settings those of the file in force
record ConfigExport(Supplier<Settings> settings, RuntimeSettings runtime) implements ExportView {
    private static final String HEAD =
            """
            # The configuration in force, changes made while running included.
            # Credentials are names of environment variables: set these before you start with it.
            """;

    @Override
    public String toml() {
        Settings now = settings.get();
        Map<String, WrittenTable> tables = new LinkedHashMap<>();
        now.written().forEach(table -> tables.put(table.path(), absolute(table, now)));
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
                    .forEach((key, toml) -> out.append(key).append(" = ").append(toml).append('\n'));
        }
        return out.toString();
    }

    /// A folder that the environment names is relative to where the gateway was started.
    private static WrittenTable absolute(WrittenTable table, Settings now) {
        String key = GatewayKeys.DATA_DIR.name();
        String path = GatewayKeys.GATEWAY.name() + "." + key;
        boolean elsewhere =
                now.effective().stream()
                        .anyMatch(v -> v.path().equals(path) && v.origin().startsWith("env"));
        if (!table.path().equals(GatewayKeys.GATEWAY.name()) || !elsewhere) {
            return table;
        }
        Map<String, String> values = new LinkedHashMap<>(table.values());
        values.put(key, TomlText.quoted(now.gateway().dataDir().toAbsolutePath().toString()));
        return new WrittenTable(table.path(), table.head(), values);
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

package aigateway.export;

import aigateway.config.written.TomlText;
import aigateway.config.written.WrittenTable;
import aigateway.json.JsonNode;
import aigateway.settings.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The egress routes: a table for each. One that is still the file's stays as it is written there.
record ExportedRoutes() implements ExportedSetting {
    private static final String TABLE = "routes";

    @Override
    public void replace(Map<String, WrittenTable> tables, State state) {
        JsonNode file = ExportedSetting.root(state.fileValue());
        Map<String, WrittenTable> written = new LinkedHashMap<>(tables);
        ExportedSetting.forget(tables, TABLE);
        ExportedSetting.root(state.value())
                .members(
                        (name, route) -> {
                            String path = TABLE + "." + name;
                            WrittenTable old = written.get(path);
                            JsonNode before = file.field(name);
                            boolean same = before != null && same(route, before);
                            tables.put(path, old != null && same ? old : table(path, name, route));
                        });
    }

    /// Where a name led is told by the gateway, and is no part of the route.
    private static boolean same(JsonNode route, JsonNode other) {
        return fields(route).equals(fields(other));
    }

    private static Map<String, String> fields(JsonNode route) {
        Map<String, String> fields = new LinkedHashMap<>();
        route.members((name, value) -> fields.put(name, value.raw().utf8()));
        fields.remove("reach");
        return fields;
    }

    private static WrittenTable table(String path, String route, JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.members(
                (name, value) -> {
                    switch (name) {
                        case "reach" -> {}
                        case "headers" -> values.put(name, headers(route, value));
                        case "authorization" -> values.put(name, variable(route, name));
                        default -> {
                            String toml = JsonToml.of(value, name);
                            if (toml != null) {
                                values.put(name, toml);
                            }
                        }
                    }
                });
        return new WrittenTable(path, "[[" + TABLE + "]]", values);
    }

    private static String headers(String route, JsonNode headers) {
        List<String> texts = new ArrayList<>();
        headers.members((name, _) -> texts.add(TomlText.raw(name) + " = " + variable(route, name)));
        return texts.isEmpty() ? "{}" : "{ " + String.join(", ", texts) + " }";
    }

    private static String variable(String route, String field) {
        return TomlText.variable(TomlText.variableName(route, field));
    }
}

package aigateway.export;

import aigateway.config.written.TomlText;
import aigateway.config.written.WrittenTable;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.settings.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a setting that was changed while running stands in a file.
sealed interface ExportedSetting
        permits ExportedSetting.Line,
                ExportedSetting.Table,
                ExportedSetting.Limits,
                ExportedRoutes {
    /// Puts the setting's value in the place of what the file says.
    ///
    /// @param tables by path
    void replace(Map<String, WrittenTable> tables, State state);

    /// The way of this setting.
    static ExportedSetting of(String name) {
        return switch (name) {
            case "systemprompt" -> new Line("prompt", "systemPrompt");
            case "ratelimit" -> new Limits();
            case "routes" -> new ExportedRoutes();
            case "logging" -> new Table("defaultLoggingConfig", Map.of());
            case "guardrails" -> new Table(name, Map.of(), Set.of("answerSchema"));
            case "cache" -> new Table("cache", Map.of("ttlSeconds", "cacheTTLSeconds"));
            default -> new Table(name, Map.of());
        };
    }

    /// One field that is a line before the first table.
    record Line(String field, String key) implements ExportedSetting {
        @Override
        public void replace(Map<String, WrittenTable> tables, State state) {
            JsonNode node = root(state.value()).get(field);
            String text = node == null ? "" : node.text();
            outermost(tables, key, text == null || text.isEmpty() ? null : TomlText.quoted(text));
        }
    }

    /// A table of the same fields.
    ///
    /// @param outer fields that are lines before the first table, with their keys
    /// @param texts fields whose JSON is a text in a file
    record Table(String table, Map<String, String> outer, Set<String> texts)
            implements ExportedSetting {
        Table(String table, Map<String, String> outer) {
            this(table, outer, Set.of());
        }

        @Override
        public void replace(Map<String, WrittenTable> tables, State state) {
            WrittenTable before = tables.get(table);
            JsonNode file = root(state.fileValue());
            Map<String, String> values = new LinkedHashMap<>();
            root(state.value())
                    .members(
                            (name, node) -> {
                                String key = outer.get(name);
                                String old = before == null ? null : before.values().get(name);
                                boolean same = old != null && same(node, file.field(name));
                                String toml = same ? old : written(name, node);
                                if (key != null) {
                                    outermost(tables, key, toml);
                                } else if (toml != null) {
                                    values.put(name, toml);
                                }
                            });
            forget(tables, table);
            tables.put(table, new WrittenTable(table, "[" + table + "]", values));
        }

        private @Nullable String written(String name, JsonNode node) {
            return texts.contains(name) && node.isObject()
                    ? TomlText.quoted(node.raw().utf8())
                    : JsonToml.of(node, name);
        }
    }

    /// The rate limits: a table for all, and one for each client.
    record Limits() implements ExportedSetting {
        private static final String TABLE = "ratelimit";

        @Override
        public void replace(Map<String, WrittenTable> tables, State state) {
            JsonNode value = root(state.value());
            forget(tables, TABLE);
            Map<String, String> plan = new LinkedHashMap<>();
            value.members(
                    (name, node) -> {
                        if (name.equals("policy")) {
                            put(plan, node);
                        } else if (!name.equals("clients")) {
                            String toml = JsonToml.of(node, name);
                            if (toml != null) {
                                plan.put(name, toml);
                            }
                        }
                    });
            tables.put(TABLE, new WrittenTable(TABLE, "[" + TABLE + "]", plan));
            JsonNode clients = value.get("clients");
            if (clients != null) {
                clients.members(
                        (client, node) -> tables.put(TABLE + "." + client, of(client, node)));
            }
        }

        private static WrittenTable of(String client, JsonNode node) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("clientIP", TomlText.quoted(client));
            put(values, node);
            return new WrittenTable(TABLE + "." + client, "[[" + TABLE + ".clients]]", values);
        }

        private static void put(Map<String, String> values, JsonNode fields) {
            fields.members(
                    (name, node) -> {
                        String toml = JsonToml.of(node, name);
                        if (toml != null) {
                            values.put(name, toml);
                        }
                    });
        }
    }

    static JsonNode root(Bytes json) {
        return Objects.requireNonNull(Json.root(json));
    }

    static boolean same(JsonNode node, @Nullable JsonNode other) {
        return other != null && node.raw().equals(other.raw());
    }

    static void forget(Map<String, WrittenTable> tables, String table) {
        tables.keySet().removeIf(path -> path.equals(table) || path.startsWith(table + "."));
    }

    private static void outermost(
            Map<String, WrittenTable> tables, String key, @Nullable String toml) {
        WrittenTable before = tables.get("");
        Map<String, String> values =
                new LinkedHashMap<>(before == null ? Map.of() : before.values());
        if (toml == null) {
            values.remove(key);
        } else {
            values.put(key, toml);
        }
        tables.put("", new WrittenTable("", "", values));
    }
}

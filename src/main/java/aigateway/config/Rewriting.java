package aigateway.config;

import aigateway.config.written.TomlText;
import aigateway.config.written.WrittenTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects what is read so that it can be written again. For one thread.
final class Rewriting {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\w+}");

    private final Map<Place, String> templates = new LinkedHashMap<>();
    private final Map<String, String> heads = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();

    /// Keeps a text as it stood before its variables were filled in.
    void template(Place place, String text) {
        templates.put(place, text);
    }

    void write(String path, String head, String key, String toml) {
        heads.put(path, head);
        values.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(key, toml);
    }

    List<WrittenTable> tables() {
        List<WrittenTable> tables = new ArrayList<>();
        values.forEach(
                (path, keys) ->
                        tables.add(new WrittenTable(path, heads.getOrDefault(path, ""), keys)));
        return tables;
    }

    /// A value as TOML.
    ///
    /// @param secret the variable to name in a credential's place, or null if it is none
    String toml(Node node, @Nullable String secret) {
        return switch (node) {
            case Node.Text text -> text(text, secret);
            case Node.Whole whole -> Long.toString(whole.value());
            case Node.Decimal decimal -> Double.toString(decimal.value());
            case Node.Flag flag -> Boolean.toString(flag.value());
            case Node.Items items -> items(items, secret);
            case Node.Fields fields -> fields(fields, secret);
            case Node.Other other -> other.word();
        };
    }

    private String text(Node.Text text, @Nullable String secret) {
        String template = templates.get(text.place());
        if (secret == null || text.value().isBlank()) {
            return template == null ? TomlText.quoted(text.value()) : TomlText.raw(template);
        }
        return template != null && showsNothing(template)
                ? TomlText.raw(template)
                : TomlText.variable(secret);
    }

    /// True if there is nothing but variables, and perhaps the word before a token.
    private static boolean showsNothing(String template) {
        String rest = VARIABLE.matcher(template).replaceAll("").strip().toLowerCase(Locale.ROOT);
        return rest.isEmpty() || List.of("bearer", "basic", "token").contains(rest);
    }

    private String items(Node.Items items, @Nullable String secret) {
        List<String> texts = new ArrayList<>();
        for (Node item : items.values()) {
            texts.add(toml(item, secret == null ? null : secret + "_" + (texts.size() + 1)));
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private String fields(Node.Fields fields, @Nullable String secret) {
        List<String> texts = new ArrayList<>();
        fields.values()
                .forEach(
                        (key, value) -> {
                            String name =
                                    secret == null ? null : TomlText.variableName(secret, key);
                            texts.add(TomlText.raw(key) + " = " + toml(value, name));
                        });
        return texts.isEmpty() ? "{}" : "{ " + String.join(", ", texts) + " }";
    }
}

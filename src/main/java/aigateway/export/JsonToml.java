package aigateway.export;

import aigateway.config.written.TomlText;
import aigateway.json.JsonNode;
import aigateway.settings.Masks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes JSON as TOML; credentials become names of environment variables.
final class JsonToml {
    private JsonToml() {}

    /// A field's value; null for `null`, which TOML does not have.
    ///
    /// @param name the field's name, which tells credentials
    static @Nullable String of(JsonNode node, String name) {
        return toml(node, name, false);
    }

    private static @Nullable String toml(JsonNode node, String name, boolean inSecret) {
        return toml(node, name, inSecret || Masks.isSecret(name), Masks.isPlain(name));
    }

    /// @param plain true if there are no credentials within, whatever its fields are called
    private static @Nullable String toml(JsonNode node, String name, boolean named, boolean plain) {
        boolean secret = named && !plain;
        return switch (node.kind()) {
            case NULL -> null;
            case STRING -> {
                String text = String.valueOf(node.text());
                yield secret && !text.isEmpty()
                        ? TomlText.variable(TomlText.variableName("", name))
                        : TomlText.quoted(text);
            }
            case ARRAY -> {
                List<String> texts = new ArrayList<>();
                for (JsonNode element : node.elements()) {
                    String toml =
                            plain ? toml(element, name, false, true) : toml(element, name, secret);
                    if (toml != null) {
                        texts.add(toml);
                    }
                }
                yield "[" + String.join(", ", texts) + "]";
            }
            case OBJECT -> {
                List<String> texts = new ArrayList<>();
                boolean headers = name.equals("headers");
                node.members(
                        (key, value) -> {
                            String toml =
                                    plain
                                            ? toml(value, key, false, true)
                                            : toml(value, key, secret || headers);
                            if (toml != null) {
                                texts.add(TomlText.raw(key) + " = " + toml);
                            }
                        });
                yield texts.isEmpty() ? "{}" : "{ " + String.join(", ", texts) + " }";
            }
            case NUMBER, TRUE, FALSE -> node.raw().utf8();
        };
    }
}

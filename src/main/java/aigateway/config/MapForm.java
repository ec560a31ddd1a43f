package aigateway.config;

import aigateway.config.written.TomlText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table of values of one form, by any key.
record MapForm<T>(Form<T> element, String word) implements Form<Map<String, T>> {
    @Override
    public @Nullable Map<String, T> read(Node node, String name, Reading reading) {
        if (!(node instanceof Node.Fields fields)) {
            return refuse(node, name, reading);
        }
        Map<String, T> values = new LinkedHashMap<>();
        fields.values()
                .forEach(
                        (key, one) -> {
                            T value = element.read(one, name + "." + key, reading);
                            if (value != null) {
                                values.put(key, value);
                            }
                        });
        return values;
    }

    @Override
    public String show(Map<String, T> value) {
        return value.entrySet().stream()
                .map(e -> TomlText.raw(e.getKey()) + " = " + element.show(e.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public boolean isSecret() {
        return element.isSecret();
    }
}

package aigateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A list of values of one form.
record ListForm<T>(Form<T> element, String word) implements Form<List<T>> {
    @Override
    public @Nullable List<T> read(Node node, String name, Reading reading) {
        if (!(node instanceof Node.Items items)) {
            return refuse(node, name, reading);
        }
        List<T> values = new ArrayList<>();
        for (Node item : items.values()) {
            T value = element.read(item, name, reading);
            if (value != null) {
                values.add(value);
            }
        }
        // a shorter list would lead to problems that are none
        return values.size() == items.values().size() ? List.copyOf(values) : null;
    }

    @Override
    public String show(List<T> value) {
        return value.stream().map(element::show).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean isSecret() {
        return element.isSecret();
    }
}

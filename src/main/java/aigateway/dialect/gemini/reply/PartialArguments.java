package aigateway.dialect.gemini.reply;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a call that come value by value, each with its place as a JSON path
/// (`$.user.names[0]`); a text may come in several pieces.
final class PartialArguments {
    private static final int MOST_ELEMENTS = 10_000;

    private final Map<String, Object> root = new LinkedHashMap<>();

    /// More values.
    void add(@Nullable JsonNode list) {
        if (list != null) {
            for (JsonNode each : list.elements()) {
                String path = each.text("jsonPath");
                if (path != null) {
                    put(steps(path), each);
                }
            }
        }
    }

    /// The names and numbers on the way to a value.
    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>(2);
        int at = path.startsWith("$") ? 1 : 0;
        while (at < path.length()) {
            boolean bracket = path.charAt(at) == '[';
            int from = bracket || path.charAt(at) == '.' ? at + 1 : at;
            int to = bracket ? closing(path, from) : nameEnd(path, from);
            String step = path.substring(from, to);
            steps.add(bracket ? element(step) : step);
            at = bracket ? to + 1 : to;
        }
        return steps;
    }

    private static int nameEnd(String path, int from) {
        int to = from;
        while (to < path.length() && path.charAt(to) != '.' && path.charAt(to) != '[') {
            to++;
        }
        return to;
    }

    private static int closing(String path, int from) {
        boolean quoted = from < path.length() && "'\"".indexOf(path.charAt(from)) >= 0;
        int at =
                quoted
                        ? path.indexOf(path.charAt(from) + "]", from + 1) + 1
                        : path.indexOf(']', from);
        return at <= from ? path.length() : at;
    }

    /// A number of an element, or a quoted name.
    private static Object element(String step) {
        if (step.length() > 1 && "'\"".indexOf(step.charAt(0)) >= 0) {
            return step.substring(1, step.length() - 1);
        }
        try {
            return Integer.valueOf(step.strip());
        } catch (NumberFormatException _) {
            return step;
        }
    }

    private void put(List<Object> steps, JsonNode value) {
        Object container = root;
        for (int i = 0; i < steps.size(); i++) {
            Object present = get(container, steps.get(i));
            if (i == steps.size() - 1) {
                set(container, steps.get(i), joined(present, value));
            } else {
                boolean fits =
                        steps.get(i + 1) instanceof Integer
                                ? present instanceof List<?>
                                : present instanceof Map<?, ?>;
                if (present == null || !fits) {
                    present =
                            steps.get(i + 1) instanceof Integer
                                    ? new ArrayList<Object>()
                                    : new LinkedHashMap<String, Object>();
                    set(container, steps.get(i), present);
                }
                container = present;
            }
        }
    }

    private static @Nullable Object get(Object container, Object step) {
        if (container instanceof Map<?, ?> map) {
            return map.get(step.toString());
        }
        if (container instanceof List<?> list && step instanceof Integer index) {
            return index >= 0 && index < list.size() ? list.get(index) : null;
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the containers are this class's own
    private static void set(Object container, Object step, Object value) {
        if (container instanceof Map<?, ?> map) {
            ((Map<String, Object>) map).put(step.toString(), value);
        } else if (container instanceof List<?> list
                && step instanceof Integer index
                && index >= 0
                && index < MOST_ELEMENTS) {
            List<Object> elements = (List<Object>) list;
            while (elements.size() <= index) {
                elements.add(Bytes.utf8("null"));
            }
            elements.set(index, value);
        }
    }

    private static Object joined(@Nullable Object present, JsonNode value) {
        String text = value.text("stringValue");
        if (text != null) {
            StringBuilder joined =
                    present instanceof StringBuilder begun ? begun : new StringBuilder();
            return joined.append(text);
        }
        JsonNode number = value.get("numberValue");
        JsonNode bool = value.get("boolValue");
        if (number != null || bool != null) {
            return number != null ? number.raw() : bool == null ? Bytes.EMPTY : bool.raw();
        }
        return Bytes.utf8("null");
    }

    /// All values as one object.
    String json() {
        JsonWriter out = new JsonWriter();
        write(out, root);
        return out.bytes().utf8();
    }

    private static void write(JsonWriter out, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                out.object();
                map.forEach(
                        (name, each) -> {
                            out.key(name.toString());
                            write(out, each);
                        });
                out.endObject();
            }
            case List<?> list -> {
                out.array();
                list.forEach(each -> write(out, each));
                out.endArray();
            }
            case Bytes raw -> out.raw(raw);
            default -> out.string(value.toString());
        }
    }
}

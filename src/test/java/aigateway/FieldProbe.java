package aigateway;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.dialect.Dialect;
import aigateway.model.Bytes;
import aigateway.model.Losses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A field of OpenAI's API, tried with a dialect: the request is written with it and without it.
///
/// @param field how people call it
/// @param at where it stands, as losses are named
/// @param usual true if the value asks for what happens anyway, or is said elsewhere than in
///     the body
record FieldProbe(String field, String at, boolean usual, JsonNode with, JsonNode without) {
    private static final JsonMapper JACKSON = new JsonMapper();
    private static final Path FILE = Path.of("src/test/resources/dialect/fields.jsonl");

    /// What a dialect makes of the field.
    ///
    /// @param places where the two bodies differ, in the provider's own names
    /// @param lost what is reported because of the field
    record Outcome(List<String> places, List<String> lost) {
        boolean isSilent() {
            return places.isEmpty() && lost.isEmpty();
        }
    }

    private record Written(JsonNode body, List<String> lost) {}

    static List<FieldProbe> all() throws IOException {
        List<FieldProbe> probes = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            probes.add(probe(JACKSON.readTree(line)));
        }
        return probes;
    }

    private static FieldProbe probe(JsonNode line) {
        String field = line.get("field").asString();
        String at = line.has("at") ? line.get("at").asString() : field;
        ObjectNode with = request(line.get("with"));
        ObjectNode without = request(line.has("without") ? line.get("without") : line.get("with"));
        if (!line.has("without")) {
            if (line.has("at") || with.has(at)) {
                remove(without, at);
            } else {
                without = request(JACKSON.createObjectNode());
            }
        }
        return new FieldProbe(field, at, line.has("usual"), with, without);
    }

    private static ObjectNode request(JsonNode overlay) {
        ObjectNode request = JACKSON.createObjectNode();
        request.put("model", "m");
        request.set("messages", JACKSON.readTree("[{\"role\":\"user\",\"content\":\"Hi\"}]"));
        request.setAll((ObjectNode) overlay.deepCopy());
        return request;
    }

    private static void remove(ObjectNode request, String path) {
        String[] names = path.split("\\.");
        JsonNode node = request;
        for (int i = 0; i < names.length - 1; i++) {
            node = child(node, names[i]);
        }
        String last = names[names.length - 1];
        if (node instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else {
            ((ObjectNode) node).remove(last);
        }
        if (node.isEmpty() && names.length == 2) {
            request.remove(names[0]);
        }
    }

    private static JsonNode child(JsonNode node, String name) {
        JsonNode child = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
        return Objects.requireNonNull(child, name);
    }

    /// Tries the field.
    ///
    /// @param model a model that the provider serves
    Outcome at(Dialect dialect, String model) {
        Written before = write(dialect, model, without);
        Written after = write(dialect, model, with);
        List<String> lost = new ArrayList<>(after.lost);
        lost.removeAll(before.lost);
        List<String> places = new ArrayList<>();
        compare("", before.body, after.body, places);
        return new Outcome(List.copyOf(places), List.copyOf(lost));
    }

    private static Written write(Dialect dialect, String model, JsonNode request) {
        Losses losses = new Losses();
        ObjectNode named = ((ObjectNode) request.deepCopy()).put("model", model);
        StringBuilder body = new StringBuilder();
        dialect.write(read(named.toString()), model, losses)
                .body()
                .forEach(piece -> body.append(piece.utf8()));
        return new Written(JACKSON.readTree(body.toString()), losses.fields());
    }

    private static CallerRequest read(String json) {
        return switch (Catalog.callers().read(Bytes.utf8(json))) {
            case ReadResult.Read(CallerRequest request) -> request;
            case ReadResult.Bad(var failure) -> throw new AssertionError(json + ": " + failure);
        };
    }

    /// The outermost places that differ; elements of arrays share one place.
    private static void compare(String at, JsonNode before, JsonNode after, List<String> places) {
        if (before.equals(after)) {
            return;
        }
        Map<String, JsonNode> old = children(before);
        Map<String, JsonNode> now = children(after);
        boolean same = before.getNodeType() == after.getNodeType() && before.isContainer();
        if (!same || (before.isArray() && old.size() != now.size() && places.contains(at))) {
            place(at, places);
            return;
        }
        now.forEach(
                (name, value) -> {
                    JsonNode earlier = old.get(name);
                    if (earlier == null) {
                        place(inner(name(at, name, after), value), places);
                    } else {
                        compare(name(at, name, after), earlier, value, places);
                    }
                });
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> place("no " + name(at, name, before), places));
    }

    /// The place itself, or what stands alone in it.
    private static String inner(String at, JsonNode value) {
        if (value.isObject() && value.size() == 1) {
            String name = value.propertyNames().iterator().next();
            return inner(at + "." + name, value.get(name));
        }
        return at;
    }

    private static void place(String at, List<String> places) {
        if (!places.contains(at)) {
            places.add(at);
        }
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(e -> children.put(e.getKey(), e.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                children.put(Integer.toString(i), node.get(i));
            }
        }
        return children;
    }

    private static String name(String at, String name, JsonNode parent) {
        return parent.isArray() ? at + "[]" : at.isEmpty() ? name : at + "." + name;
    }
}

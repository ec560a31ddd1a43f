package aigateway.dialect.models;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `models.json`. What is wrong in it is an error of the build and said at once.
final class ModelFile {
    private static final String NAME = "models.json";

    private ModelFile() {}

    static List<DialectModels> read() {
        try (InputStream in = ModelFile.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing");
            }
            return parse(Bytes.of(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The parts of a file, one a dialect.
    static List<DialectModels> parse(Bytes text) {
        return switch (Json.parse(text)) {
            case JsonError error -> throw wrong(error.describe());
            case JsonDocument document -> {
                List<DialectModels> parts = new ArrayList<>();
                document.root().members((name, part) -> parts.add(part(name, part)));
                yield parts;
            }
        };
    }

    private static DialectModels part(String dialect, JsonNode json) {
        Map<String, String> traits = new LinkedHashMap<>();
        needed(json, "traits").members((name, doc) -> traits.put(name, text(doc)));
        Map<String, ModelFacts> rows = new LinkedHashMap<>();
        for (JsonNode row : needed(json, "models").elements()) {
            String name = text(row.get("name"));
            if (!name.equals(ModelNames.plain(name))) {
                throw wrong(name + " is not in lower case with - for .");
            }
            if (rows.put(name, facts(name, row, true, traits.keySet())) != null) {
                throw wrong(name + " is there twice");
            }
        }
        List<ModelFamily> families = new ArrayList<>();
        for (JsonNode family : needed(json, "families").elements()) {
            families.add(family(family, rows, traits.keySet()));
        }
        if (families.isEmpty() || !families.getLast().words().isEmpty()) {
            throw wrong("the last family of " + dialect + " must be without words");
        }
        return new DialectModels(
                dialect, names(json), traits, List.copyOf(rows.values()), families);
    }

    private static NameRule names(JsonNode json) {
        String rule = json.text("names");
        try {
            return rule == null ? NameRule.VERSION : NameRule.of(rule);
        } catch (IllegalArgumentException _) {
            throw wrong("there is no rule for names " + rule);
        }
    }

    private static ModelFamily family(
            JsonNode json, Map<String, ModelFacts> rows, Set<String> known) {
        List<String> words = new ArrayList<>();
        needed(json, "words").elements().forEach(word -> words.add(text(word)));
        String name = String.join(" ", words);
        String like = json.text("like");
        if (like == null) {
            return new ModelFamily(words, facts(name, json, false, known));
        }
        ModelFacts newest = rows.get(like);
        if (newest == null) {
            throw wrong("there is no model " + like);
        }
        return new ModelFamily(
                words, new ModelFacts(like, newest.maxOutputTokens(), false, newest.traits()));
    }

    private static ModelFacts facts(String name, JsonNode json, boolean listed, Set<String> known) {
        Set<String> traits = new LinkedHashSet<>();
        for (JsonNode trait : needed(json, "traits").elements()) {
            if (!known.contains(text(trait)) || !traits.add(text(trait))) {
                throw wrong(name + " has an unknown trait, or one twice: " + text(trait));
            }
        }
        return new ModelFacts(name, json.number("maxOutputTokens", 0), listed, traits);
    }

    private static JsonNode needed(JsonNode json, String key) {
        JsonNode found = json.get(key);
        if (found == null) {
            throw wrong(key + " is missing in " + json.raw().utf8());
        }
        return found;
    }

    private static String text(@Nullable JsonNode node) {
        String text = node == null ? null : node.text();
        if (text == null) {
            throw wrong("a text is missing");
        }
        return text;
    }

    private static IllegalStateException wrong(String what) {
        return new IllegalStateException(NAME + ": " + what);
    }
}

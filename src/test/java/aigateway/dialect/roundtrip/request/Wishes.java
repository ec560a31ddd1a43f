package aigateway.dialect.roundtrip.request;

import aigateway.dialect.roundtrip.Trees;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What may change in tools, forms of answers and limits on their way to a provider: each rule is a
/// sentence of the dialects' pages.
final class Wishes {
    private Wishes() {}

    /// A function without parameters takes an empty object.
    static Said parametersAlways(Said said) {
        JsonNode none = Trees.read("{\"type\":\"object\",\"properties\":{}}");
        return said.eachTool(tool -> tool.parameters() == null ? tool.withParameters(none) : tool);
    }

    /// Whether a function keeps to its schema is not said.
    static Said neverStrict(Said said) {
        return said.eachTool(tool -> tool.withStrict(false));
    }

    /// A function that must be called keeps to its schema without a word, and one that must not has
    /// none to keep to.
    static Said strictIfFree(Said said) {
        return said.choice() == null ? said : neverStrict(said);
    }

    /// Objects in an answer, and in what strict functions take, are closed.
    static Said closed(Said said) {
        Said tools =
                said.eachTool(
                        tool ->
                                tool.strict()
                                        ? tool.withParameters(closed(tool.parameters()))
                                        : tool);
        return tools.withFormat(closed(said.format()));
    }

    private static @Nullable JsonNode closed(@Nullable JsonNode schema) {
        if (schema == null || !schema.isContainer()) {
            return schema;
        }
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
            object.get("properties").forEach(Wishes::close);
        }
        schema.path("anyOf").forEach(Wishes::close);
        if (schema.has("items")) {
            close(schema.get("items"));
        }
    }

    /// A function that must be called is the only one that is sent, and one must be called.
    static Said namedIsTheOnlyOne(Said said) {
        String choice = said.choice();
        if (choice == null || !choice.startsWith("=")) {
            return said;
        }
        List<Said.Tool> only =
                said.tools().stream().filter(t -> choice.equals("=" + t.name())).toList();
        return said.withTools(only).withChoice("required");
    }

    /// Who must call nothing gets no functions.
    static Said noneMeansNoTools(Said said) {
        return "none".equals(said.choice()) ? said.withTools(List.of()).withChoice(null) : said;
    }

    /// Who must call nothing gets no functions if the answer has a form.
    static Said noneMeansNoToolsForForms(Said said) {
        return said.format() == null ? said : noneMeansNoTools(said);
    }

    /// A pattern means the whole text without being anchored.
    static Said patternsUnanchored(Said said) {
        return said.withFormat(unanchored(said.format()))
                .eachTool(
                        tool ->
                                tool.strict()
                                        ? tool.withParameters(unanchored(tool.parameters()))
                                        : tool);
    }

    private static @Nullable JsonNode unanchored(@Nullable JsonNode schema) {
        return schema == null
                ? null
                : Trees.read(schema.toString().replace("\"^[a-z]+$\"", "\"[a-z]+\""));
    }

    /// These values of a limit say nothing.
    static UnaryOperator<Said> usual(String name, String... values) {
        return limit(name, value -> Set.of(values).contains(value) ? null : value);
    }

    /// A limit has another value, or none.
    static UnaryOperator<Said> limit(String name, Change change) {
        return said -> {
            String value = said.limits().get(name);
            return value == null ? said : said.withLimit(name, change.of(value));
        };
    }

    /// Not beside a temperature of 0, where it has no meaning.
    static Said noTopPWhereNothingIsLeftToChoose(Said said) {
        return "0".equals(said.limits().get("temperature")) ? said.withLimit("top_p", null) : said;
    }

    /// What becomes of a value.
    interface Change {
        @Nullable String of(String value);
    }
}

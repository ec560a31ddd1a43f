package aigateway.guard.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON schema, draft 2020-12 unless it names another. Thread-safe. References to other places
/// are
/// not followed.
public final class AnswerSchema {
    private static final int MOST_ERRORS = 3;

    private final JsonMapper json = new JsonMapper();
    private final Schema schema;

    private AnswerSchema(Schema schema) {
        this.schema = schema;
    }

    /// The schema that a text is.
    ///
    /// @throws IllegalArgumentException if it is none, with the reason
    public static AnswerSchema of(String text) {
        try {
            SchemaRegistry registry =
                    SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder ->
                                    builder.schemaLoader(
                                            loader -> loader.fetchRemoteResources(false)));
            JsonNode node = new JsonMapper().readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("a schema must be a JSON object");
            }
            List<Error> wrong =
                    registry.getSchema(
                                    SchemaLocation.of(
                                            "https://json-schema.org/draft/2020-12/schema"))
                            .validate(node);
            if (node.get("$schema") == null && !wrong.isEmpty()) {
                throw new IllegalArgumentException(wrong.getFirst().toString());
            }
            return new AnswerSchema(registry.getSchema(node));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("it is no JSON schema: " + e.getMessage(), e);
        }
    }

    /// What is wrong with an answer, or null.
    public @Nullable String problem(String answer) {
        JsonNode node;
        try {
            node = json.readTree(answer);
        } catch (RuntimeException e) {
            return "it is not JSON";
        }
        try {
            List<Error> errors = schema.validate(node);
            return errors.isEmpty()
                    ? null
                    : String.join(
                            "; ", errors.stream().limit(MOST_ERRORS).map(Error::toString).toList());
        } catch (RuntimeException e) {
            return "it cannot be checked: " + e.getMessage();
        }
    }
}

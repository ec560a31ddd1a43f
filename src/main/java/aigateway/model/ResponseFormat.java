package aigateway.model;

import org.jspecify.annotations.Nullable;

/// The form that the answer's text must have.
public sealed interface ResponseFormat {
    /// Free text.
    record Text() implements ResponseFormat {}

    /// Some JSON object.
    record JsonObject() implements ResponseFormat {}

    /// JSON by a schema.
    ///
    /// @param schema the JSON Schema as the caller wrote it
    record JsonSchema(
            String name, @Nullable String description, Bytes schema, @Nullable Boolean strict)
            implements ResponseFormat {}
}

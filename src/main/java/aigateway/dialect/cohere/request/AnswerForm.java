package aigateway.dialect.cohere.request;

import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonPatch;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.ChatRequest;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes `response_format`: `json_object`, with a schema in `json_schema` if there is one
/// (<https://docs.cohere.com/docs/structured-outputs>). Callers may also send it in Cohere's own
/// form, whose schema is called `json_schema` or, before, `schema`. Cohere refuses it together with
/// tools and documents.
final class AnswerForm {
    private static final String NAME = "response_format";

    private final @Nullable ResponseFormat format;
    private final @Nullable JsonNode own;
    private final Set<Trait> traits;
    private final Losses losses;

    /// @param own the field as the caller wrote it
    AnswerForm(ChatRequest request, @Nullable JsonNode own, Set<Trait> traits, Losses losses) {
        this.format = request.responseFormat();
        this.own = own;
        this.traits = traits;
        this.losses = losses;
    }

    /// True if the answer is not to be free text.
    boolean isAsked() {
        return format != null && !(format instanceof ResponseFormat.Text);
    }

    /// Writes the field, or nothing.
    ///
    /// @param refused true if something else is sent with which Cohere refuses it
    void write(JsonWriter out, boolean refused) {
        if (format == null) {
            return;
        }
        switch (format) {
            case ResponseFormat.Text _ -> {}
            case ResponseFormat.JsonObject _ -> write(out, ownSchema(), ownPath(), refused);
            case ResponseFormat.JsonSchema json ->
                    write(out, described(json), NAME + ".json_schema.schema", refused);
        }
    }

    private @Nullable Bytes ownSchema() {
        // in OpenAI's form a schema lies deeper, and has been found then
        JsonNode schema = own == null ? null : own.get(ownKey());
        boolean openAis = own != null && "json_schema".equals(own.text("type"));
        return schema == null || openAis ? null : schema.raw();
    }

    private String ownPath() {
        return NAME + "." + ownKey();
    }

    private String ownKey() {
        return own != null && own.get("schema") != null ? "schema" : "json_schema";
    }

    private void write(JsonWriter out, @Nullable Bytes schema, String path, boolean refused) {
        JsonNode root = schema == null ? null : Json.root(schema);
        if (refused || !traits.contains(Trait.SCHEMAS) || (root != null && !isObject(root))) {
            losses.dropped(NAME);
            return;
        }
        out.key(NAME).object().key("type").string("json_object");
        if (schema != null) {
            out.key("json_schema").raw(SchemaCopy.of(schema, path, losses));
        }
        out.endObject();
    }

    private static boolean isObject(JsonNode schema) {
        JsonNode type = schema.get("type");
        return schema.isObject() && (type == null || type.is("object"));
    }

    /// The schema with the format's description, unless it has one of its own.
    private static Bytes described(ResponseFormat.JsonSchema json) {
        JsonNode root = Json.root(json.schema());
        if (json.description() == null || root == null || root.get("description") != null) {
            return json.schema();
        }
        JsonPatch patch = new JsonPatch(root.doc());
        patch.set(root, "description", new JsonWriter().string(json.description()).bytes());
        return patch.bytes();
    }
}

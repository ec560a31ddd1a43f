package aigateway.dialect.ollama.request;

import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import aigateway.model.Losses;
import aigateway.model.ResponseFormat;
import org.jspecify.annotations.Nullable;

/// Writes `format`: `"json"`, or a schema that the answer is held to; see
/// <https://docs.ollama.com/capabilities/structured-outputs>.
record FormatWriter(JsonWriter out, Losses losses) {
    private static final String OWN = "format";

    void write(@Nullable ResponseFormat format, Extras extras) {
        JsonNode own = extras.take(OWN);
        switch (format) {
            case null -> own(own);
            case ResponseFormat.Text _ -> own(own);
            case ResponseFormat.JsonObject _ -> {
                out.key(OWN).string("json");
                contradicted(own);
            }
            case ResponseFormat.JsonSchema json -> {
                String path = "response_format.json_schema.schema";
                out.key(OWN).raw(FormatSchema.of(json.schema(), path, losses));
                contradicted(own);
            }
        }
    }

    private void own(@Nullable JsonNode own) {
        if (own == null || own.is("")) {
            return;
        }
        if (own.isObject() || own.is("json")) {
            out.key(OWN).raw(own.raw());
        } else {
            losses.dropped(OWN);
        }
    }

    private void contradicted(@Nullable JsonNode own) {
        if (own != null) {
            losses.dropped(OWN);
        }
    }
}

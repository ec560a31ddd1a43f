package aigateway.dialect.openai.request;

import aigateway.dialect.CallerDialect.ReadResult;
import aigateway.dialect.CallerRequest;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonKind;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Reads callers' requests; stateless.
public final class OpenAiRequests {
    /// The name of this dialect.
    public static final String DIALECT = "openai";

    private OpenAiRequests() {}

    /// Reads and checks a body.
    public static ReadResult read(Bytes body) {
        return switch (Json.parse(body)) {
            case JsonError error ->
                    new ReadResult.Bad(
                            Failure.invalid(
                                    "The body is not valid JSON: " + error.describe() + ".",
                                    null,
                                    "invalid_json"));
            case JsonDocument document -> check(document);
        };
    }

    private static ReadResult check(JsonDocument document) {
        JsonNode root = document.root();
        if (!root.isObject()) {
            String found = root.kind().spoken();
            return new ReadResult.Bad(
                    Failure.invalid(
                            "The body must be a JSON object, not " + found + ".",
                            null,
                            "invalid_type"));
        }
        int[] values = new int[RequestFields.NAMES.size()];
        RequestFields.NAMES.read(document, 0, values);
        Failure.Refused wrong = RequestCheck.check(document, values);
        return wrong != null
                ? new ReadResult.Bad(wrong)
                : new ReadResult.Read(request(document, values));
    }

    private static CallerRequest request(JsonDocument document, int[] values) {
        JsonNode options = node(document, values[RequestFields.STREAM_OPTIONS]);
        JsonNode stream = node(document, values[RequestFields.STREAM]);
        JsonNode model = node(document, values[RequestFields.MODEL]);
        JsonNode n = node(document, values[RequestFields.N]);
        String name = model == null ? null : model.text();
        return new CallerRequest(
                DIALECT,
                document,
                name == null || name.isBlank() ? null : name,
                stream != null && stream.kind() == JsonKind.TRUE,
                options != null && options.isTrue("include_usage"),
                n == null ? 1 : Math.max(1, n.asLong(1)),
                () -> new RequestDecoder(document.root()).decode());
    }

    private static @Nullable JsonNode node(JsonDocument document, int index) {
        return index < 0 ? null : new JsonNode(document, index);
    }
}

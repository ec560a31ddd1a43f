package aigateway.server.grpc.message;

import aigateway.json.JsonKind;
import aigateway.json.JsonWriter;
import aigateway.server.grpc.proto.ResponseFormat;

/// Writes the form that an answer must have.
///
/// @param json where to
record FormatJson(Parts json) {
    private static final String SCHEMA = "json_schema";

    void write(JsonWriter out, ResponseFormat format) {
        boolean schema = !format.getSchemaJson().isEmpty();
        String type = format.getType();
        if (type.isEmpty()) {
            type = schema ? SCHEMA : "text";
        }
        out.key("response_format").object().key("type").string(type);
        if (type.equals(SCHEMA)) {
            out.key(SCHEMA).object();
            out.key("name").string(format.getName().isEmpty() ? "answer" : format.getName());
            if (!format.getDescription().isEmpty()) {
                out.key("description").string(format.getDescription());
            }
            if (schema) {
                String param = "response_format.schema_json";
                json.value(out.key("schema"), param, format.getSchemaJson(), JsonKind.OBJECT);
            }
            if (format.hasStrict()) {
                out.key("strict").bool(format.getStrict());
            }
            out.endObject();
        } else if (schema) {
            json.wrong("response_format.schema_json", "needs the type 'json_schema'");
        }
        out.endObject();
    }
}

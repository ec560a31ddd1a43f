package aigateway.admin;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer of the admin port; always JSON.
///
/// @param headers header fields of this answer alone
record AdminAnswer(int status, Map<String, String> headers, Bytes json) {
    AdminAnswer(int status, Bytes json) {
        this(status, Map.of(), json);
    }

    /// An error in the form of the LLM API.
    static AdminAnswer error(int status, String type, @Nullable String code, String message) {
        JsonWriter json = new JsonWriter();
        json.object().key("error").object();
        json.key("message").string(message).key("type").string(type).key("param").nul();
        json.key("code");
        if (code == null) {
            json.nul();
        } else {
            json.string(code);
        }
        return new AdminAnswer(status, json.endObject().endObject().bytes());
    }

    AdminAnswer with(String name, String value) {
        return new AdminAnswer(status, Map.of(name, value), json);
    }
}

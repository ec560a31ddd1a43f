package aigateway.admin.rest;

import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer of the admin port: JSON, unless its header fields say otherwise.
///
/// @param headers header fields of this answer alone
/// @param stream writes the body in place of `body`, or null
public record AdminAnswer(
        int status, Map<String, String> headers, Bytes body, @Nullable Streaming stream) {
    /// Copies the map.
    public AdminAnswer {
        headers = Map.copyOf(headers);
    }

    /// An answer whose body is there already.
    public AdminAnswer(int status, Map<String, String> headers, Bytes body) {
        this(status, headers, body, null);
    }

    /// An answer whose body is written bit by bit.
    public static AdminAnswer streamed(int status, Map<String, String> headers, Streaming stream) {
        return new AdminAnswer(status, headers, Bytes.EMPTY, stream);
    }

    /// Writes a body. Called once, on the request's virtual thread, which it may block for as long
    /// as the answer takes.
    public interface Streaming {
        /// Writes; what is flushed leaves at once.
        ///
        /// @throws IOException if the client has gone away, as `out` throws it
        void write(OutputStream out) throws IOException;
    }

    /// 200 with JSON.
    public static AdminAnswer ok(Bytes json) {
        return of(200, json);
    }

    /// Any status with JSON.
    public static AdminAnswer of(int status, Bytes json) {
        return new AdminAnswer(status, Map.of(), json);
    }

    /// 200 that says in words what has been done.
    public static AdminAnswer done(String status) {
        return ok(new JsonWriter(64).object().key("status").string(status).endObject().bytes());
    }

    /// 400: what was sent is not good.
    ///
    /// @param param the field or parameter at fault, or null
    public static AdminAnswer bad(@Nullable String param, String message) {
        return error(400, "invalid_request_error", null, param, message);
    }

    /// 404: there is no such thing.
    public static AdminAnswer missing(@Nullable String param, String message) {
        return error(404, "invalid_request_error", "not_found", param, message);
    }

    /// An error in the form of the LLM API.
    public static AdminAnswer error(
            int status, String type, @Nullable String code, String message) {
        return error(status, type, code, null, message);
    }

    /// The same, naming a field or parameter.
    public static AdminAnswer error(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message) {
        JsonWriter json = new JsonWriter();
        json.object().key("error").object();
        json.key("message").string(message).key("type").string(type);
        textOrNull(json.key("param"), param);
        textOrNull(json.key("code"), code);
        return of(status, json.endObject().endObject().bytes());
    }

    /// The same answer with one more header field.
    public AdminAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new AdminAnswer(status, more, body, stream);
    }

    private static void textOrNull(JsonWriter json, @Nullable String text) {
        if (text == null) {
            json.nul();
        } else {
            json.string(text);
        }
    }
}

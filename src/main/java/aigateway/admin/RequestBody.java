package aigateway.admin;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Refusal;
import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonNode;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Locale;

/// A request's body, whole.
record RequestBody(AdminRequest request, Bytes bytes) {
    static final int MAX_BYTES = 1 << 20;

    /// Reads it all.
    ///
    /// @throws Refusal if it is too long or breaks off
    static RequestBody read(AdminRequest request) throws Refusal {
        plain(request);
        return new RequestBody(request, request.incoming().whole(MAX_BYTES));
    }

    /// Refuses a body that is encoded.
    static void plain(AdminRequest request) throws Refusal {
        if (!request.field("content-encoding").isEmpty()) {
            throw unsupported("a body must have no Content-Encoding");
        }
    }

    boolean isEmpty() {
        return bytes.isEmpty();
    }

    /// The body as JSON. Anything else is refused before it is looked at: that is all a web page
    /// can make a browser send without asking first.
    JsonNode json() throws Refusal {
        typed(request);
        if (isEmpty()) {
            throw new Refusal(AdminAnswer.bad(null, "a JSON body is missing"));
        }
        return switch (Json.parse(bytes)) {
            case JsonDocument document -> document.root();
            case JsonError error ->
                    throw new Refusal(
                            AdminAnswer.bad(null, "the body is no JSON: " + error.describe()));
        };
    }

    /// Refuses a body that is not said to be JSON.
    static void typed(AdminRequest request) throws Refusal {
        List<String> types = request.field("content-type");
        if (types.size() != 1 || !isJson(types.getFirst())) {
            throw unsupported("a body must have Content-Type: application/json");
        }
    }

    private static boolean isJson(String type) {
        String[] pieces = type.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < pieces.length; i++) {
            String parameter = pieces[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return pieces[0].strip().equals("application/json");
    }

    private static Refusal unsupported(String message) {
        return new Refusal(AdminAnswer.error(415, "invalid_request_error", null, message));
    }
}

package aigateway.server.grpc.message;

import aigateway.json.Json;
import aigateway.json.JsonDocument;
import aigateway.json.JsonError;
import aigateway.json.JsonKind;
import aigateway.json.JsonResult;
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.model.Failure;
import org.jspecify.annotations.Nullable;

/// Writes what callers send as JSON in text fields, and remembers the first that is none. For one
/// request.
final class Parts {
    private final JsonWriter out;
    private Failure.@Nullable Refused wrong;

    Parts(JsonWriter out) {
        this.out = out;
    }

    JsonWriter out() {
        return out;
    }

    /// What is wrong with the request, or null.
    Failure.@Nullable Refused wrong() {
        return wrong;
    }

    /// Notes what is wrong; only the first counts.
    void wrong(String param, String what) {
        if (wrong == null) {
            wrong = Failure.invalid("'" + param + "' " + what + ".", param, "invalid_value");
        }
    }

    /// Writes a number that Java has written.
    void decimal(JsonWriter at, String param, String number) {
        char last = number.charAt(number.length() - 1);
        if (last < '0' || last > '9') { // NaN, Infinity
            wrong(param, "must be a finite number");
            at.nul();
            return;
        }
        at.raw(Bytes.utf8(number));
    }

    /// Writes a value as it is.
    ///
    /// @param kind what it must be
    void value(JsonWriter at, String param, String json, JsonKind kind) {
        JsonDocument document = document(param, json, kind);
        if (document == null) {
            at.nul();
        } else {
            at.raw(document.root().raw());
        }
    }

    /// Writes the members of an object into the one that is open; an empty text has none.
    void members(String param, String json) {
        if (json.isEmpty()) {
            return;
        }
        JsonDocument document = document(param, json, JsonKind.OBJECT);
        if (document != null) {
            document.root().members((name, value) -> out.key(name).raw(value.raw()));
        }
    }

    private @Nullable JsonDocument document(String param, String json, JsonKind kind) {
        JsonResult parsed = Json.parse(Bytes.utf8(json));
        switch (parsed) {
            case JsonError error -> wrong(param, "is not valid JSON: " + error.describe());
            case JsonDocument document -> {
                if (document.root().kind() == kind) {
                    return document;
                }
                wrong(param, "must be " + kind.spoken() + " as JSON");
            }
        }
        return null;
    }
}

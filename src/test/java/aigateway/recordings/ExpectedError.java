package aigateway.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares an error that a caller got with the one that a provider gave.
final class ExpectedError {
    private static final JsonMapper JSON = new JsonMapper();

    /// The error types of OpenAI's API.
    private static final Set<String> TYPES =
            Set.of(
                    "invalid_request_error",
                    "authentication_error",
                    "permission_error",
                    "not_found_error",
                    "rate_limit_error",
                    "insufficient_quota",
                    "service_unavailable_error",
                    "server_error");

    private ExpectedError() {}

    /// What differs, in words.
    ///
    /// @param error the error object, or null if the caller got none
    static List<String> differences(Recording recording, @Nullable JsonNode error) {
        List<String> differences = new ArrayList<>();
        if (error == null) {
            return List.of("no error");
        }
        for (String key : List.of("message", "type", "param", "code")) {
            if (!error.has(key)) {
                differences.add("the error has no " + key);
            }
        }
        String message = error.path("message").asString("");
        String expected = message(recording);
        if (!message.contains(expected)) {
            differences.add("message: expected %s, was %s".formatted(expected, message));
        }
        if (message.contains("<html") || message.isBlank()) {
            differences.add("no message for a person: " + message);
        }
        String type = error.path("type").asString("");
        String told = type(recording);
        if (!TYPES.contains(type) && !type.equals(told)) {
            differences.add(
                    "type: %s is none of OpenAI's (the provider said %s)".formatted(type, told));
        }
        return differences;
    }

    private static String message(Recording recording) {
        return told(recording).path("message").asString("");
    }

    private static String type(Recording recording) {
        return told(recording).path("type").asString("");
    }

    /// The last error object in what the provider said.
    private static JsonNode told(Recording recording) {
        JsonNode found = JSON.nullNode();
        for (String line : recording.body().split("\n", -1)) {
            String json = line.startsWith("data:") ? line.substring(5) : line;
            try {
                JsonNode body = JSON.readTree(json);
                boolean bare =
                        recording.api().startsWith("cohere.") || Replay.isBedrock(recording.api());
                JsonNode error = bare ? body : body.path("error");
                if (error.isObject()) {
                    found = error;
                } else if (error.isString()) {
                    found = JSON.createObjectNode().set("message", error);
                }
            } catch (JacksonException e) {
                // A line that is no JSON says nothing.
            }
        }
        return found;
    }
}

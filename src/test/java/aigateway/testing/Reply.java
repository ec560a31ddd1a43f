package aigateway.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole answer.
public record Reply(int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// The body as JSON.
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /// The first value of a header field, or an empty text.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// The text of the first choice.
    public String content() {
        return json().at("/choices/0/message/content").asString();
    }

    /// The message of an error answer.
    public String errorMessage() {
        return json().at("/error/message").asString();
    }
}

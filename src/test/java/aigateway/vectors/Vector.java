package aigateway.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One exchange: a client's request, what becomes of it, the provider's answer, what becomes of
/// that.
record Vector(JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();

    static List<Vector> in(Path folder) {
        List<Vector> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".json")) {
                    JSON.readTree(file).forEach(each -> all.add(new Vector(each)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    String name() {
        return json.path("name").asString();
    }

    /// The API that the client speaks: `openai.chat`, `anthropic.messages`, …
    String clientApi() {
        return json.path("client_api").asString();
    }

    /// The provider: `anthropic`, `gemini`, …
    String upstream() {
        return json.path("upstream").asString();
    }

    JsonNode request() {
        return json.path("client_request");
    }

    /// What the provider gets; null if the vector does not say.
    JsonNode sent() {
        return json.path("expect_upstream_request");
    }

    int status() {
        return json.at("/upstream_response/status").asInt();
    }

    /// True if the provider answers with a stream.
    boolean streams() {
        return !json.at("/upstream_response/type").asString().equals("json");
    }

    /// The provider's answer, in the provider's own framing.
    String answered() {
        JsonNode body = json.at("/upstream_response/body");
        return switch (json.at("/upstream_response/type").asString()) {
            case "aws-event-stream" -> amazonEvents(body.asString());
            case "sse" -> serverSentEvents(body.asString());
            default -> body.isString() ? body.asString() : body.toString();
        };
    }

    /// Bare lines of JSON stand for the data of an event each.
    private static String serverSentEvents(String body) {
        StringBuilder events = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            events.append(line.startsWith("{") ? "data: " + line + "\n" : line).append('\n');
        }
        return events.toString();
    }

    private static String amazonEvents(String body) {
        StringBuilder events = new StringBuilder();
        for (String line : body.split("\n", -1)) {
            if (!line.isBlank()) {
                byte[] event =
                        Base64.getDecoder().decode(JSON.readTree(line).path("bytes").asString());
                events.append("data: ").append(new String(event, StandardCharsets.UTF_8));
                events.append("\n\n");
            }
        }
        return events.toString();
    }

    int told() {
        return json.at("/expect_client_response/status").asInt();
    }

    /// The answer that the client gets.
    JsonNode answer() {
        return json.at("/expect_client_response/body");
    }
}

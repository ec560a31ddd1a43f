package aigateway.recordings;

import aigateway.testing.Answer;
import aigateway.testing.HttpAnswer;
import aigateway.testing.ReceivedRequest;
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

/// One exchange with a provider, as it was recorded.
///
/// @param name provider and case, as `openai/simple`
/// @param facts what the answer says, read from it by others
public record Recording(String name, String provider, String api, JsonNode json, JsonNode facts) {
    private static final JsonMapper JSON = new JsonMapper();

    /// All recordings of a folder with a folder for each provider, in order of their names.
    public static List<Recording> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<Recording> all = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.getParent().equals(folder))
                    .sorted()
                    .forEach(file -> all.add(of(file)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording of(Path file) {
        JsonNode json = JSON.readTree(file);
        String provider = json.path("provider").asString();
        return new Recording(
                provider + "/" + json.path("case").asString(),
                provider,
                json.path("api").asString(),
                json,
                json.path("facts"));
    }

    /// The provider's status.
    public int status() {
        return json.at("/response/status").asInt();
    }

    /// True if the exchange has a feature of the recordings' list.
    public boolean has(String feature) {
        return json.path("features").valueStream().anyMatch(f -> f.asString().equals(feature));
    }

    /// True if the provider answered with an error or broke off.
    public boolean failed() {
        return status() >= 300 || has("stream_error") || has("truncated_stream");
    }

    /// The body of the provider's answer, if it is text.
    public String body() {
        JsonNode response = json.path("response");
        return response.has("body")
                ? response.get("body").toString()
                : response.path("body_text").asString();
    }

    private byte[] bytes() {
        String base64 = json.at("/response/body_base64").asString("");
        return base64.isEmpty()
                ? body().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(base64);
    }

    /// The body of the request, as it was sent to the provider.
    public JsonNode request() {
        return json.at("/request/body");
    }

    /// The provider's answer, to be sent in pieces of so many bytes, or whole if 0.
    public Answer answer(int pieces) {
        List<ReceivedRequest.Field> fields = new ArrayList<>();
        json.at("/response/headers")
                .properties()
                .forEach(
                        field ->
                                fields.add(
                                        new ReceivedRequest.Field(
                                                field.getKey(), field.getValue().asString())));
        HttpAnswer answer =
                new HttpAnswer(
                        status(),
                        fields,
                        List.of(new HttpAnswer.Step.Data(bytes())),
                        HttpAnswer.Framing.CHUNKED);
        return pieces == 0 ? answer : answer.inPieces(pieces);
    }
}

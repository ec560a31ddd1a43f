package aigateway.testing.formats;

import aigateway.testing.HttpAnswer;
import aigateway.testing.OpenAi;
import aigateway.testing.ReceivedRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A provider's own format. Stateless.
///
/// Every answer tells of twelve tokens of its own and of nine of the prompt, four of which were
/// cached where the format can say so (in Anthropic's, these four are beside the nine).
public interface Format {
    /// All of them.
    List<Format> ALL =
            List.of(
                    new OpenAiFormat(),
                    new AnthropicFormat(),
                    new GeminiFormat(),
                    new CohereFormat(),
                    new OllamaFormat(),
                    new MistralFormat(),
                    new BedrockFormat());

    /// The one of a kind of provider.
    static Format of(String kind) {
        for (Format format : ALL) {
            if (format.kind().equals(kind)) {
                return format;
            }
        }
        throw new IllegalArgumentException(kind);
    }

    /// The kind of provider that speaks it.
    String kind();

    /// An answer of text, in these parts if it is streamed.
    HttpAnswer text(boolean stream, String... parts);

    /// Number of events of a streamed text before its first part.
    int eventsBeforeText();

    /// An answer that calls tools. A format that has no ids of calls, or ids of its own form, does
    /// not keep the ones given.
    HttpAnswer calls(boolean stream, OpenAi.Call... calls);

    /// An error.
    HttpAnswer error(int status, String message);

    /// True if a request wants a stream.
    boolean wantsStream(ReceivedRequest request);

    /// True if a request gives a JSON schema for its answer.
    boolean wantsSchema(JsonNode request);

    /// True if a request ends with a call of [#calls] and then its result, as the provider wants
    /// them.
    boolean endsWithResultOf(JsonNode request, OpenAi.Call call);

    /// The last element but `back` of an array, or a missing node.
    static JsonNode last(JsonNode array, int back) {
        return array.path(array.size() - 1 - back);
    }
}

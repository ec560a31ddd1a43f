package aigateway.recordings;

import aigateway.testing.Completion;
import aigateway.testing.FakeProvider;
import aigateway.testing.GatewayTester;
import aigateway.testing.Reply;
import aigateway.testing.StreamedReply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A gateway in front of one fake provider that is each of the recorded ones in turn.
final class Replay implements AutoCloseable {
    /// The providers' names in the recordings, and their kinds in the gateway.
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("anthropic", "anthropic"),
                    Map.entry("gemini", "gemini"),
                    Map.entry("vertex", "vertex"),
                    Map.entry("openai", "openai"),
                    Map.entry("mistral", "mistral"),
                    Map.entry("azure", "azure"),
                    Map.entry("groq", "groq"),
                    Map.entry("deepseek", "deepseek"),
                    Map.entry("xai", "xai"),
                    Map.entry("openrouter", "openrouter"),
                    Map.entry("perplexity", "perplexity"),
                    Map.entry("huggingface", "huggingface"),
                    Map.entry("cerebras", "cerebras"),
                    Map.entry("zai", "zai"),
                    Map.entry("moonshotai", "moonshot"),
                    Map.entry("together", "together"),
                    Map.entry("alibaba", "alibaba"),
                    Map.entry("gpustack", "openai"),
                    Map.entry("cohere", "cohere"),
                    Map.entry("ollama", "ollama"),
                    Map.entry("bedrock", "bedrock"),
                    Map.entry("vertex.anthropic.streamRawPredict", "vertexanthropic"),
                    Map.entry("ollama.openai_chat", "openai"));
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STUB =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"as recorded\"}]}";

    private final FakeProvider provider = FakeProvider.start();
    private final GatewayTester gateway;

    Replay() {
        StringBuilder config = new StringBuilder("[failover]\nenabled = false\n");
        KINDS.forEach(
                (name, kind) ->
                        config.append(GatewayTester.provider(name, kind, provider.url() + "/v1")));
        gateway = GatewayTester.start(config.toString());
    }

    /// True if the gateway is to speak the recording's API by now. It never calls version 1 of
    /// Cohere's, which has another path, another request and another answer.
    static boolean covers(Recording recording) {
        String api = recording.api();
        return KINDS.containsKey(recording.provider())
                && !api.equals("cohere.v1.chat")
                && (api.equals("anthropic.messages")
                        || isGemini(api)
                        || isBedrock(api)
                        || isVertexAnthropic(api)
                        || api.equals("ollama.openai_chat")
                        || api.endsWith(".chat"));
    }

    /// The gateway's provider that stands for the recorded one.
    private static String target(Recording recording) {
        return KINDS.containsKey(recording.api()) ? recording.api() : recording.provider();
    }

    /// True for Gemini's own format, at either of its hosts.
    static boolean isGemini(String api) {
        return api.endsWith(".generateContent") || api.endsWith(".streamGenerateContent");
    }

    /// True for Bedrock's own format.
    static boolean isBedrock(String api) {
        return api.startsWith("bedrock.converse");
    }

    /// True for Claude at Vertex AI.
    static boolean isVertexAnthropic(String api) {
        return api.startsWith("vertex.anthropic.");
    }

    /// Replays a recording and says what differs from what it should be; empty if nothing does.
    ///
    /// @param stream true to ask for a stream, whatever was recorded
    /// @param pieces number of bytes that the provider sends at once, or 0 for all
    List<String> differences(Recording recording, boolean stream, int pieces)
            throws IOException, InterruptedException {
        provider.reset();
        provider.then(recording.answer(pieces));
        List<String> differences = stream ? askedAsStream(recording) : askedWhole(recording);
        if (provider.requests().size() != 1) {
            differences.add(provider.requests().size() + " requests went to the provider");
        }
        return differences;
    }

    private List<String> askedWhole(Recording recording) throws IOException, InterruptedException {
        Reply reply =
                gateway.caller()
                        .chat(request(recording, false), "x-llm-provider", target(recording));
        List<String> differences = new ArrayList<>();
        if (recording.failed()) {
            status(differences, recording, reply.status());
            differences.addAll(ExpectedError.differences(recording, reply.json().get("error")));
        } else if (reply.status() != 200) {
            differences.add("status " + reply.status() + ": " + reply.text());
        } else {
            differences.addAll(Expectation.differences(recording, Completion.whole(reply.json())));
        }
        return differences;
    }

    private List<String> askedAsStream(Recording recording)
            throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        try (StreamedReply reply =
                gateway.caller().stream(
                        request(recording, true), "x-llm-provider", target(recording))) {
            if (recording.status() >= 300) {
                status(differences, recording, reply.status());
                differences.addAll(
                        ExpectedError.differences(
                                recording, JSON.readTree(reply.text()).get("error")));
            } else if (reply.status() != 200) {
                differences.add("status " + reply.status() + ": " + reply.text());
            } else {
                streamed(recording, reply, differences);
            }
        }
        return differences;
    }

    private static void streamed(
            Recording recording, StreamedReply reply, List<String> differences) {
        Completion answer = reply.completion();
        if (reply.cut()) {
            differences.add("the stream was cut");
        }
        if (recording.failed()) {
            differences.addAll(ExpectedError.differences(recording, answer.error()));
            if (answer.done()) {
                differences.add("[DONE] came after an error");
            }
            String text = recording.facts().path("text").asString("");
            if (!answer.content().equals(text)) {
                differences.add("text: expected " + text + ", was " + answer.content());
            }
            return;
        }
        differences.addAll(Expectation.differences(recording, answer));
        if (!answer.done()) {
            differences.add("no [DONE]");
        }
    }

    private static void status(List<String> differences, Recording recording, int actual) {
        int told = recording.status();
        int expected = told == 529 ? 503 : told;
        boolean fine = told >= 300 ? actual == expected : actual >= 400;
        if (!fine) {
            differences.add("status: expected %d, was %d".formatted(expected, actual));
        }
    }

    /// The recorded request if it is in OpenAI's form and was answered, else a stub.
    private static String request(Recording recording, boolean stream) {
        boolean own =
                !recording.api().equals("anthropic.messages")
                        && !recording.api().equals("cohere.v2.chat")
                        && !recording.api().equals("ollama.chat")
                        && !isGemini(recording.api())
                        && !isBedrock(recording.api())
                        && !isVertexAnthropic(recording.api())
                        && recording.status() < 300;
        ObjectNode request =
                own
                        ? (ObjectNode) recording.request().deepCopy()
                        : (ObjectNode) JSON.readTree(STUB);
        request.remove("stream_options");
        request.put("stream", stream);
        if (stream) {
            request.putObject("stream_options").put("include_usage", true);
        }
        JsonNode all = request;
        return all.toString();
    }

    @Override
    public void close() {
        gateway.close();
        provider.close();
    }
}

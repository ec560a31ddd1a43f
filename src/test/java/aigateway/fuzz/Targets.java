package aigateway.fuzz;

import aigateway.Catalog;
import aigateway.dialect.CallerDialect;
import aigateway.dialect.Dialect;
import aigateway.dialect.anthropic.AnthropicDialect;
import aigateway.dialect.cohere.CohereDialect;
import aigateway.dialect.gemini.GeminiDialect;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.jsonarray.JsonArrayReader;
import aigateway.dialect.mistral.MistralDialect;
import aigateway.dialect.ndjson.NdjsonReader;
import aigateway.dialect.ollama.OllamaDialect;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import aigateway.dialect.openai.OpenAiQuirks.MaxTokens;
import aigateway.dialect.sse.SseReader;
import aigateway.fuzz.FramingTarget.Framing;
import aigateway.fuzz.FramingTarget.Parts;
import aigateway.json.Differential;
import aigateway.model.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All that is fuzzed, a line each.
final class Targets {
    private static final CallerDialect CALLERS = Catalog.callers();
    private static final Dialect OPENAI =
            new OpenAiDialect(
                    OpenAiQuirks.NONE
                            .withMaxTokens(MaxTokens.OLDER_NAME)
                            .withEarlierReasoning(EarlierReasoning.DETAILS));
    private static final Dialect ANTHROPIC = new AnthropicDialect();
    private static final Dialect COHERE = new CohereDialect();
    private static final Dialect GEMINI = new GeminiDialect(Host.GEMINI);
    private static final Dialect MISTRAL = new MistralDialect();
    private static final Dialect OLLAMA = new OllamaDialect();

    /// The targets. A new dialect is a line for its streams, one for its whole answers, and a word
    /// in the requests' lines.
    static final List<FuzzTarget> ALL =
            List.of(
                    new FramingTarget("sse", Targets::sse, Seeds.replies("anthropic", ".sse")),
                    new FramingTarget(
                            "ndjson", Targets::ndjson, Seeds.replies("ollama", ".ndjson")),
                    new FramingTarget(
                            "jsonarray", Targets::jsonArray, Seeds.replies("gemini", ".json")),
                    new JsonTarget("json", Seeds.of(Differential.SEEDS)),
                    new PatchTarget("patch", Seeds.of(Differential.SEEDS)),
                    new RequestTarget(
                            "requests",
                            CALLERS,
                            List.of(OPENAI, ANTHROPIC, COHERE, GEMINI, MISTRAL, OLLAMA),
                            requests(
                                    "openai",
                                    "anthropic",
                                    "cohere",
                                    "gemini",
                                    "mistral",
                                    "ollama")),
                    stream("openai", OPENAI, ".sse"),
                    whole("openai", OPENAI, ".json"),
                    stream("anthropic", ANTHROPIC, ".sse"),
                    whole("anthropic", ANTHROPIC, ".json"),
                    stream("cohere", COHERE, ".sse"),
                    whole("cohere", COHERE, ".json"),
                    stream("gemini", GEMINI, ".sse"),
                    whole("gemini", GEMINI, ".json"),
                    stream("mistral", MISTRAL, ".sse"),
                    whole("mistral", MISTRAL, ".json"),
                    stream("ollama", OLLAMA, ".ndjson"),
                    whole("ollama", OLLAMA, ".json"));

    private Targets() {}

    /// The one that `-Dfuzz.target` names, else all.
    static Stream<FuzzTarget> chosen() {
        String name = System.getProperty("fuzz.target", "");
        return name.isEmpty() ? ALL.stream() : Stream.of(named(name));
    }

    /// The target with a name.
    static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no target " + name));
    }

    private static FuzzTarget stream(String dialect, Dialect reader, String ending) {
        List<byte[]> seeds = Seeds.replies(dialect, ending);
        return new ReplyTarget(dialect + "-stream", reader, true, CALLERS, seeds);
    }

    private static FuzzTarget whole(String dialect, Dialect reader, String ending) {
        List<byte[]> seeds = Seeds.replies(dialect, ending);
        return new ReplyTarget(dialect + "-whole", reader, false, CALLERS, seeds);
    }

    private static List<byte[]> requests(String... dialects) {
        List<byte[]> seeds = new ArrayList<>();
        for (String dialect : dialects) {
            seeds.addAll(Seeds.requests(dialect));
        }
        return seeds;
    }

    private static Framing sse(int maxBytes, Parts parts) {
        SseReader reader =
                new SseReader(
                        maxBytes,
                        new SseReader.Events() {
                            @Override
                            public void event(String name, Bytes data) {
                                parts.part(name, data);
                            }

                            @Override
                            public void tooLong() {
                                parts.tooLong();
                            }
                        });
        return new Framing(reader::data, reader::end);
    }

    private static Framing ndjson(int maxBytes, Parts parts) {
        NdjsonReader reader =
                new NdjsonReader(
                        maxBytes,
                        new NdjsonReader.Receiver() {
                            @Override
                            public void line(Bytes line) {
                                parts.part("", line);
                            }

                            @Override
                            public void tooLong() {
                                parts.tooLong();
                            }
                        });
        return new Framing(reader::data, reader::end);
    }

    private static Framing jsonArray(int maxBytes, Parts parts) {
        JsonArrayReader reader =
                new JsonArrayReader(
                        maxBytes,
                        new JsonArrayReader.Elements() {
                            @Override
                            public void element(Bytes json) {
                                parts.part("", json);
                            }

                            @Override
                            public void tooLong() {
                                parts.tooLong();
                            }
                        });
        return new Framing(reader::data, () -> {});
    }
}

package aigateway.dialect.roundtrip.request;

import aigateway.dialect.Dialect;
import aigateway.dialect.ReasoningFormats;
import aigateway.dialect.SignatureMemory;
import aigateway.dialect.anthropic.AnthropicDialect;
import aigateway.dialect.cohere.CohereDialect;
import aigateway.dialect.gemini.GeminiDialect;
import aigateway.dialect.gemini.request.Host;
import aigateway.dialect.mistral.MistralDialect;
import aigateway.dialect.ollama.OllamaDialect;
import aigateway.dialect.openai.OpenAiDialect;
import aigateway.dialect.openai.OpenAiQuirks;
import aigateway.dialect.openai.OpenAiQuirks.EarlierReasoning;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A dialect as it speaks to some models of a provider.
///
/// @param mark of the provider's own reasoning, if it marks it
/// @param rules what may change on the way, in order
/// @param blind what is then not looked at, on either side
record Speech(
        Dialect dialect,
        String model,
        @Nullable String mark,
        NativeRequest reader,
        List<UnaryOperator<Said>> rules,
        List<UnaryOperator<Said>> blind) {
    private static final Dialect OPENAI =
            new OpenAiDialect(OpenAiQuirks.NONE.withEarlierReasoning(EarlierReasoning.NONE));

    /// All of them.
    static List<Speech> all() {
        return List.of(
                openAi(),
                anthropic("claude-sonnet-4-5"),
                anthropic("claude-opus-4-8"),
                gemini("gemini-2.5-flash", _ -> true),
                gemini("gemini-2.0-flash", _ -> true),
                gemini("gemini-3.5-flash", m -> m.type().isEmpty()),
                mistral(),
                cohere("command-a-reasoning-08-2025", true),
                cohere("command-a-plus-05-2026", true),
                cohere("command-a-03-2025", false),
                ollama("gpt-oss:20b"),
                ollama("llama3.2"));
    }

    private static Speech openAi() {
        return new Speech(
                OPENAI,
                "gpt-5",
                null,
                new OpenAiRequest(),
                List.of(Rules::thoughtsStay),
                List.of());
    }

    private static Speech anthropic(String model) {
        return new Speech(
                new AnthropicDialect(),
                model,
                ReasoningFormats.ANTHROPIC,
                new AnthropicRequest(),
                List.of(
                        Rules::instructionsAlone,
                        Rules::thoughtsStay,
                        Rules::beginningTrimmed,
                        Rules.without(String::isBlank),
                        Rules::noArgumentsAreAnObject,
                        Rules.role("tool", "user"),
                        Wishes::parametersAlways,
                        Wishes::closed,
                        Wishes.usual("temperature", "1"),
                        Wishes.usual("top_p", "1"),
                        Wishes.usual("thinks", "false")),
                List.of(
                        Rules::instructionsAnywhere,
                        Rules::neighboursJoined,
                        Rules::idsMade,
                        Wishes.usual("thinks", "false")));
    }

    private static Speech gemini(String model, Predicate<Piece.Media> apart) {
        return new Speech(
                new GeminiDialect(Host.GEMINI, new SignatureMemory()),
                model,
                ReasoningFormats.GEMINI,
                new GeminiRequest(),
                List.of(
                        Rules::instructionsFirst,
                        Rules::instructionsAlone,
                        Rules::thoughtsStay,
                        Rules::neighboursJoined,
                        Rules::resultsInOrder,
                        Rules.behindResults(apart),
                        Rules::resultsAreJson,
                        Rules::noArgumentsAreAnObject,
                        Rules.media(m -> new Piece.Media(m.type(), m.data(), null, false)),
                        Wishes::strictIfFree,
                        Wishes.usual("thinks", model.contains("2.0") ? "false" : ""),
                        Wishes.limit("frequency_penalty", v -> v.equals("2") ? "1.99" : v),
                        Wishes.limit("presence_penalty", v -> v.equals("2") ? "1.99" : v)),
                List.of(
                        Rules::neighboursJoined,
                        Rules::idsMade,
                        said -> said.withLimit("stream", null)));
    }

    private static Speech mistral() {
        return new Speech(
                new MistralDialect(),
                "mistral-medium-latest",
                ReasoningFormats.MISTRAL,
                new MistralRequest(),
                List.of(
                        Rules::noArgumentsAreAnObject,
                        Rules::instructionsAlone,
                        Rules::instructionsAnywhere,
                        Rules::silentAssistantsLeftOut,
                        Rules::bridged,
                        Rules.media(
                                m ->
                                        m.type().startsWith("audio/")
                                                ? new Piece.Media("audio", m.data(), null, false)
                                                : m),
                        Wishes::parametersAlways,
                        Wishes::noTopPWhereNothingIsLeftToChoose),
                List.of(Rules::instructionsAnywhere, Rules::nothingIsNoTurn, Rules::idsMade));
    }

    private static Speech cohere(String model, boolean thinks) {
        return new Speech(
                new CohereDialect(),
                model,
                null,
                new CohereRequest(),
                List.of(
                        thinks ? Rules::thoughtsAloneLeftOut : Rules::thoughtsArePlans,
                        Rules::noArgumentsAreAnObject,
                        Rules::instructionsFirst,
                        Rules::instructionsAlone,
                        Wishes::noneMeansNoToolsForForms,
                        Wishes::namedIsTheOnlyOne,
                        Wishes::parametersAlways,
                        Wishes::patternsUnanchored,
                        Wishes.usual("thinks", thinks ? "" : "false"),
                        Wishes.limit("top_p", Speech::coherePart)),
                List.of(Rules::nothingIsNoTurn));
    }

    /// From 0.01 to 0.99: these ends mean as much as 0 and 1 do.
    private static String coherePart(String value) {
        double part = Double.parseDouble(value);
        return part < 0.01 ? "0.01" : part > 0.99 ? "0.99" : value;
    }

    private static Speech ollama(String model) {
        return new Speech(
                new OllamaDialect(),
                model,
                null,
                new OllamaRequest(),
                List.of(
                        Rules::oneTextBehindImages,
                        Rules::noArgumentsAreAnObject,
                        Wishes::noneMeansNoTools,
                        Wishes::namedIsTheOnlyOne,
                        Wishes::parametersAlways),
                List.of(Rules::nothingIsNoTurn));
    }

    @Override
    public String toString() {
        return dialect.name() + ", " + model;
    }
}

package aigateway.provider.setup;

import aigateway.config.Forms;
import aigateway.config.Key;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.provider.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The keys of providers.
public final class ProviderKeys {
    /// Its name.
    static final Key<String> NAME =
            Key.optional(
                            "name",
                            Forms.text(),
                            "What callers write in `x-llm-provider` and before the slash of"
                                    + " `provider/model`.")
                    .fallbackText("the kind");

    /// Its kind.
    static final Key<String> KIND =
            Key.optional(
                            "kind",
                            Forms.text(),
                            "A known kind of provider; `openai` with an endpoint for anything"
                                    + " OpenAI-compatible.")
                    .fallbackText("the name");

    /// One key.
    static final Key<Secret> API_KEY =
            Key.optional(
                            "apiKey",
                            Forms.secret(Secret::new),
                            "The API key. A cloud provider without one is left out.")
                    .fallbackText("the kind's environment variable");

    /// Several keys.
    static final Key<List<Secret>> API_KEYS =
            Key.optional(
                    "apiKeys",
                    Forms.list(Forms.secret(Secret::new), "a list of texts"),
                    "Several API keys, used in turn.");

    /// The model of its own.
    static final Key<String> MODEL =
            Key.optional(
                            "model",
                            Forms.anyText(),
                            "The model that is used when the caller's choice does not count.")
                    .fallbackText("the kind's");

    /// Other models.
    static final Key<List<String>> MODELS =
            Key.optional(
                    "models",
                    Forms.list(Forms.text(), "a list of texts"),
                    "Other models that callers may name; `\"*\"` means any.");

    /// Where it is.
    static final Key<String> ENDPOINT =
            Key.optional(
                            "endpoint",
                            Forms.anyText(),
                            "The base URL as SDKs take it (`…/v1`); with no path `/v1` is added.")
                    .fallbackText("the kind's");

    /// Where it is, in the mission's tables.
    static final Key<String> ANY_ENDPOINT =
            Key.optional(
                            "endpoint",
                            Forms.anyText(),
                            "The provider's address in any form: with or without `/v1`, a slash at"
                                    + " the end, or an operation's path.")
                    .fallbackText("the provider's own");

    /// More header fields.
    static final Key<Map<String, Secret>> HEADERS =
            Key.optional(
                    "headers",
                    Forms.map(Forms.secret(Secret::new), "a table of texts"),
                    "More header fields for every call to the provider.");

    /// `[[providers]]`.
    public static final Schema PROVIDERS =
            new Schema(
                    "providers",
                    Repeat.LIST,
                    "A provider; as many as you like.",
                    with(NAME, KIND, API_KEY, API_KEYS, MODEL, MODELS, ENDPOINT, HEADERS),
                    List.of());

    /// The tables that have a provider's name in theirs, by the provider's name.
    public static final List<Mission> MISSION =
            List.of(
                    mission("openai", "openAIConfig"),
                    mission("anthropic", "anthropicConfig"),
                    mission("gemini", "geminiConfig"),
                    mission("ollama", "ollamaConfig"),
                    mission("mistral", "mistralConfig"),
                    mission("cohere", "cohereConfig"));

    private ProviderKeys() {}

    /// A table for one provider.
    ///
    /// @param provider the provider's name and kind
    public record Mission(String provider, Schema schema) {}

    private static Mission mission(String provider, String table) {
        List<Key<?>> keys = with(API_KEY, API_KEYS, MODEL, MODELS, ANY_ENDPOINT, HEADERS);
        String doc = "The provider `" + provider + "`.";
        return new Mission(provider, new Schema(table, Repeat.ONCE, doc, keys, List.of()));
    }

    private static List<Key<?>> with(Key<?>... keys) {
        List<Key<?>> all = new ArrayList<>(List.of(keys));
        all.addAll(LimitKeys.FOR_ONE.keys());
        return all;
    }
}

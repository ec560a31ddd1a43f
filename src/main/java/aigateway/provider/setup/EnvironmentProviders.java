package aigateway.provider.setup;

import aigateway.config.Place;
import aigateway.config.Reading;
import aigateway.config.written.TomlText;
import aigateway.provider.Kind;
import aigateway.provider.Provider;
import aigateway.provider.Secret;
import aigateway.provider.TimeLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes providers where there is no file: one for each key in the environment, and a local Ollama;
/// if there is none of these, the built-in one.
public final class EnvironmentProviders {
    private static final String AZURE = "azure";
    private static final String AZURE_ENDPOINT = "AZURE_OPENAI_ENDPOINT";
    private static final String REGION = "AWS_REGION";
    private final Reading reading;
    private final Map<String, String> environment;
    private final TimeLimits limits;
    private final Configured found = new Configured();

    private EnvironmentProviders(Reading reading, TimeLimits limits) {
        this.reading = reading;
        this.environment = reading.environment();
        this.limits = limits;
    }

    /// The providers that the environment offers, in the order of `kinds`.
    public static Configured read(
            Reading reading, List<Kind> kinds, TimeLimits limits, LocalModels local) {
        EnvironmentProviders providers = new EnvironmentProviders(reading, limits);
        for (Kind kind : kinds) {
            providers.cloud(kind);
        }
        for (Kind kind : kinds) {
            List<String> models = kind.name().equals("ollama") ? local.ollama() : null;
            if (models != null) {
                providers.ollama(kind, models);
            }
        }
        if (providers.found.providers().isEmpty()) {
            kinds.stream().filter(k -> k.simulation() != null).forEach(providers::builtIn);
        }
        return providers.found;
    }

    private void cloud(Kind kind) {
        for (String variable : kind.keyVariables()) {
            String key = environment.getOrDefault(variable, "").strip();
            if (!key.isEmpty()) {
                URI base = kind.endpoint().isEmpty() ? named(kind, variable) : null;
                if (base != null || !kind.endpoint().isEmpty()) {
                    add(kind, base, List.of(new Secret(key)), variable, model(kind), List.of());
                }
                return;
            }
        }
    }

    /// The endpoint of a kind that has none of its own: Azure's resource, Amazon's region.
    private @Nullable URI named(Kind kind, String variable) {
        return switch (kind.name()) {
            case AZURE -> resource(kind, variable);
            case "bedrock" -> region(kind, variable);
            default -> leftOut(kind, variable, "it needs an endpoint, in a file");
        };
    }

    private @Nullable URI leftOut(Kind kind, String variable, String why) {
        String what = " is left out: " + variable + " is set, but ";
        reading.warning("provider " + kind.name() + what + why);
        return null;
    }

    private @Nullable URI region(Kind kind, String variable) {
        String region = environment.getOrDefault(REGION, "").strip();
        URI written =
                region.isEmpty()
                        ? null
                        : EndpointReader.parse(
                                "https://bedrock-runtime." + region + ".amazonaws.com");
        return written == null
                ? leftOut(kind, variable, REGION + " names no region")
                : kind.base(written, false);
    }

    private @Nullable URI resource(Kind kind, String variable) {
        URI written = EndpointReader.parse(environment.getOrDefault(AZURE_ENDPOINT, "").strip());
        if (written == null) {
            return leftOut(kind, variable, AZURE_ENDPOINT + " is no URL");
        }
        String version = environment.getOrDefault("AZURE_OPENAI_API_VERSION", "").strip();
        boolean add = !version.isEmpty() && written.getRawQuery() == null;
        URI whole = add ? EndpointReader.parse(written + "?api-version=" + version) : written;
        return kind.base(whole == null ? written : whole, false);
    }

    private String model(Kind kind) {
        String deployment = environment.getOrDefault("AZURE_OPENAI_DEPLOYMENT", "").strip();
        boolean named = kind.name().equals(AZURE) && !deployment.isEmpty();
        return named ? deployment : kind.defaultModel();
    }

    private void ollama(Kind kind, List<String> models) {
        if (models.isEmpty()) {
            reading.warning("Ollama has no model yet: ollama pull " + kind.defaultModel());
        }
        String own = models.isEmpty() ? kind.defaultModel() : models.getFirst();
        List<String> others = models.isEmpty() ? List.of() : models.subList(1, models.size());
        add(kind, null, List.of(), null, own, others);
    }

    private void builtIn(Kind kind) {
        reading.warning(
                "no provider is configured: the built-in provider "
                        + kind.name()
                        + " makes simulated answers; set an API key such as OPENAI_API_KEY, or name"
                        + " a provider in Config.toml");
        add(kind, null, List.of(), null, kind.defaultModel(), List.of());
    }

    private void add(
            Kind kind,
            @Nullable URI named,
            List<Secret> keys,
            @Nullable String variable,
            String model,
            List<String> others) {
        URI base = named == null ? URI.create(kind.endpoint()) : named;
        String path = "providers." + kind.name() + ".";
        reading.effective(path + "kind", "\"" + kind.name() + "\"", "default");
        if (variable != null) {
            String shown = "\"" + keys.getFirst().masked() + "\"";
            reading.effective(path + "apiKey", shown, Place.variable(variable).origin());
        }
        reading.effective(path + "model", "\"" + model + "\"", "default");
        String place = kind.name().equals(AZURE) ? AZURE_ENDPOINT : REGION;
        String origin = named == null ? "default" : Place.variable(place).origin();
        reading.effective(path + "endpoint", EndpointReader.shown(base), origin);
        write(kind, named, variable, model, others);
        found.take(kind.name());
        found.add(new Provider(kind.name(), kind, base, keys, model, others, false, limits));
    }

    /// Notes the provider as a file would name it.
    private void write(
            Kind kind,
            @Nullable URI named,
            @Nullable String variable,
            String model,
            List<String> others) {
        String path = "providers." + kind.name();
        String head = "[[" + ProviderKeys.PROVIDERS.name() + "]]";
        reading.write(path, head, "kind", TomlText.quoted(kind.name()));
        if (variable != null) {
            reading.write(path, head, "apiKey", TomlText.variable(variable));
        }
        reading.write(path, head, "model", TomlText.quoted(model));
        if (!others.isEmpty()) {
            String list = ProviderKeys.MODELS.form().show(others);
            reading.write(path, head, ProviderKeys.MODELS.name(), list);
        }
        if (named != null) {
            reading.write(path, head, "endpoint", TomlText.quoted(named.toString()));
        }
    }
}

package aigateway;

import aigateway.cache.CacheKeys;
import aigateway.config.Place;
import aigateway.config.Problem;
import aigateway.config.Reading;
import aigateway.config.Schema;
import aigateway.config.Schema.Repeat;
import aigateway.config.Section;
import aigateway.config.TomlReader;
import aigateway.dialect.models.ModelKnowledge;
import aigateway.egress.setting.EgressKeys;
import aigateway.egress.setting.EgressReader;
import aigateway.egress.setting.HostRules;
import aigateway.guard.GuardKeys;
import aigateway.guard.GuardReader;
import aigateway.limit.RateLimitKeys;
import aigateway.limit.RateLimitReader;
import aigateway.logs.sink.LoggingSettings;
import aigateway.prompt.PromptKeys;
import aigateway.provider.Kind;
import aigateway.provider.Secret;
import aigateway.provider.kinds.WithDialect;
import aigateway.provider.setup.Configured;
import aigateway.provider.setup.EnvironmentProviders;
import aigateway.provider.setup.LocalModels;
import aigateway.provider.setup.ModelRuleKeys;
import aigateway.provider.setup.ModelRuleReader;
import aigateway.provider.setup.ProviderKeys;
import aigateway.provider.setup.ProviderReader;
import aigateway.route.RouteKeys;
import aigateway.route.RouteReader;
import aigateway.route.RouteSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a configuration, from a file or from the environment alone.
public final class SettingsReader {
    private final List<Kind> kinds;
    private final LocalModels local;

    /// A reader that knows these kinds of providers.
    ///
    /// @param local finds a local server if there is no file
    public SettingsReader(List<Kind> kinds, LocalModels local) {
        this.kinds = List.copyOf(kinds);
        this.local = local;
    }

    /// Everything that a file may hold.
    static Schema schema() {
        List<Schema> tables = new ArrayList<>();
        tables.add(GatewayKeys.GATEWAY);
        tables.add(GatewayKeys.ADMIN);
        ProviderKeys.MISSION.forEach(mission -> tables.add(mission.schema()));
        tables.add(ProviderKeys.PROVIDERS);
        tables.add(RouteKeys.MODELS);
        tables.add(ModelRuleKeys.MODEL_RULES);
        tables.add(RouteKeys.FAILOVER);
        tables.add(GuardKeys.GUARDRAILS);
        tables.add(RateLimitKeys.RATE_LIMIT);
        tables.add(CacheKeys.CACHE);
        tables.add(LoggingSettings.SCHEMA);
        tables.add(EgressKeys.ROUTES);
        String doc = "These stand before the first table.";
        return new Schema(
                "", Repeat.ONCE, doc, List.of(CacheKeys.TTL, PromptKeys.SYSTEM_PROMPT), tables);
    }

    /// Reads and checks a configuration; blocks for the file only, and for [LocalModels] if there
    /// is none.
    ///
    /// @param file the file, or null to make do with the environment
    public Result read(@Nullable Path file, Map<String, String> environment) {
        Reading reading = new Reading(environment);
        if (file == null) {
            return settings(reading, Section.empty(reading, schema(), ""), null);
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            reading.problem(new Place(file.toString(), 1, 1), whyUnreadable(e));
            return new Result.Problems(reading.problems());
        }
        // some editors put a byte order mark first
        String toml = text.startsWith("\ufeff") ? text.substring(1) : text;
        return settings(reading, TomlReader.read(reading, file.toString(), toml, schema()), file);
    }

    private static String whyUnreadable(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case CharacterCodingException _ -> "the file is not UTF-8 text";
            default -> "the file cannot be read: " + e.getMessage();
        };
    }

    private Result settings(Reading reading, Section root, @Nullable Path file) {
        Path beside = file == null ? null : file.getParent();
        Path folder = beside == null ? Path.of("") : beside;
        Section gatewayTable = root.table(GatewayKeys.GATEWAY);
        GatewaySettings gateway = new GatewayReader(gatewayTable, folder).read();
        Secret token = root.table(GatewayKeys.ADMIN).find(GatewayKeys.TOKEN);
        Configured found =
                file == null
                        ? EnvironmentProviders.read(reading, kinds, gateway.limits(), local)
                        : new ProviderReader(informed(root), gateway.limits()).read(root);
        if (file != null) {
            checkProviders(reading, root, found, file);
        }
        RouteSettings route =
                new RouteReader(reading, found.providers(), found.leftOut(), found::isWritten)
                        .read(root, gatewayTable);
        Policies policies = policies(root, folder);
        if (!reading.problems().isEmpty()) {
            return new Result.Problems(reading.problems());
        }
        return new Result.Loaded(
                new Settings(
                        gateway,
                        token == null || token.reveal().isEmpty() ? null : token,
                        route,
                        policies,
                        reading.warnings(),
                        reading.effective(),
                        reading.written()));
    }

    private static Policies policies(Section root, Path folder) {
        return new Policies(
                PromptKeys.read(root),
                new GuardReader(root.table(GuardKeys.GUARDRAILS), folder).read(),
                RateLimitReader.read(root),
                CacheKeys.read(root),
                LoggingSettings.read(root.table(LoggingSettings.SCHEMA)),
                new EgressReader(HostRules.STANDARD).read(root));
    }

    /// The kinds with what the configuration says of models.
    private List<Kind> informed(Section root) {
        ModelKnowledge shipped = ModelKnowledge.shipped();
        ModelKnowledge knowledge = new ModelRuleReader(shipped).read(root);
        return knowledge == shipped
                ? kinds
                : kinds.stream().map(kind -> WithDialect.informed(kind, knowledge)).toList();
    }

    private static void checkProviders(Reading reading, Section root, Configured found, Path file) {
        boolean named =
                ProviderKeys.MISSION.stream()
                                .anyMatch(m -> root.written().contains(m.schema().name()))
                        || root.written().contains(ProviderKeys.PROVIDERS.name());
        if (!named && !reading.isMalformed()) {
            reading.problem(
                    new Place(file.toString(), 1, 1),
                    "no provider is named; add for instance [openAIConfig] with apiKey and model, or"
                            + " [[providers]] with kind and apiKey (kind = \"demo\" needs no key)");
        } else if (found.providers().isEmpty() && reading.problems().isEmpty()) {
            reading.warning("no provider is left: every call will be refused");
        }
    }

    /// What became of a configuration.
    public sealed interface Result {
        /// It is good.
        record Loaded(Settings settings) implements Result {}

        /// It is not: all that is wrong, in the order of the file.
        record Problems(List<Problem> problems) implements Result {
            /// Copies the list.
            public Problems {
                problems = List.copyOf(problems);
            }
        }
    }
}

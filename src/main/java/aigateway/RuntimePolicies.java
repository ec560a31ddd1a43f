package aigateway;

import aigateway.cache.CacheSetting;
import aigateway.logs.sink.LoggingSetting;
import aigateway.settings.Slot;
import java.util.List;
import java.util.Map;

/// The list of what the admin API can change while the gateway runs: one line each.
final class RuntimePolicies {
    /// Each setting and its place in the policies.
    static final List<Slot<Policies, ?>> SLOTS =
            List.of(
                    new Slot<>(new CacheSetting(), Policies::cache, Policies::withCache),
                    new Slot<>(new LoggingSetting(), Policies::logging, Policies::withLogging));

    /// What the keys in a configuration file begin with that give a setting's first value.
    static final Map<String, List<String>> KEYS =
            Map.of(
                    "systemprompt", List.of("systemPrompt"),
                    "guardrails", List.of("guardrails."),
                    "ratelimit", List.of("ratelimit."),
                    "cache", List.of("cacheTTLSeconds", "cache."),
                    "logging", List.of("defaultLoggingConfig."));

    private RuntimePolicies() {}
}

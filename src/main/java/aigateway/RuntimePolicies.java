package aigateway;

import aigateway.cache.CacheSetting;
import aigateway.egress.setting.EgressSetting;
import aigateway.egress.setting.HostRules;
import aigateway.guard.GuardSetting;
import aigateway.limit.LimitSetting;
import aigateway.logs.sink.LoggingSetting;
import aigateway.prompt.PromptSetting;
import aigateway.provider.Secret;
import aigateway.settings.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of what the admin API can change while the gateway runs: one line each.
final class RuntimePolicies {
    /// Each setting and its place in the policies.
    static final List<Slot<Policies, ?>> SLOTS =
            List.of(
                    new Slot<>(
                            new PromptSetting(),
                            Policies::systemPrompt,
                            Policies::withSystemPrompt),
                    new Slot<>(new GuardSetting(), Policies::guard, Policies::withGuard),
                    new Slot<>(new LimitSetting(), Policies::limit, Policies::withLimit),
                    new Slot<>(new CacheSetting(), Policies::cache, Policies::withCache),
                    new Slot<>(new LoggingSetting(), Policies::logging, Policies::withLogging),
                    new Slot<>(
                            new EgressSetting(HostRules.STANDARD),
                            Policies::routes,
                            Policies::withRoutes));

    /// What the keys in a configuration file begin with that give a setting's first value.
    static final Map<String, List<String>> KEYS =
            Map.of(
                    "systemprompt", List.of("systemPrompt"),
                    "guardrails", List.of("guardrails."),
                    "ratelimit", List.of("ratelimit."),
                    "cache", List.of("cacheTTLSeconds", "cache."),
                    "logging", List.of("defaultLoggingConfig."),
                    "routes", List.of("routes."));

    private RuntimePolicies() {}

    /// Every credential that the gateway is told.
    static List<String> secrets(Settings settings, Policies policies) {
        List<String> secrets = new ArrayList<>();
        List<@Nullable Secret> own = new ArrayList<>();
        settings.providers().forEach(provider -> own.addAll(provider.keys()));
        own.add(settings.adminToken());
        own.add(settings.gateway().secretKey());
        for (@Nullable Secret one : own) {
            if (one != null) {
                secrets.add(one.reveal());
            }
        }
        SLOTS.forEach(slot -> secrets.addAll(slot.secrets(policies)));
        return secrets;
    }
}

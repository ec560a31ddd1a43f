package aigateway;

import aigateway.cache.CacheSettings;
import aigateway.egress.setting.EgressSettings;
import aigateway.guard.GuardSettings;
import aigateway.limit.LimitSettings;
import aigateway.logs.sink.LoggingSettings;

/// What the admin API can change while the gateway runs. Inert.
///
/// @param systemPrompt appended to every call's system prompt; empty for none
public record Policies(
        String systemPrompt,
        GuardSettings guard,
        LimitSettings limit,
        CacheSettings cache,
        LoggingSettings logging,
        EgressSettings routes) {
    Policies withSystemPrompt(String value) {
        return new Policies(value, guard, limit, cache, logging, routes);
    }

    Policies withGuard(GuardSettings value) {
        return new Policies(systemPrompt, value, limit, cache, logging, routes);
    }

    Policies withLimit(LimitSettings value) {
        return new Policies(systemPrompt, guard, value, cache, logging, routes);
    }

    Policies withCache(CacheSettings value) {
        return new Policies(systemPrompt, guard, limit, value, logging, routes);
    }

    Policies withLogging(LoggingSettings value) {
        return new Policies(systemPrompt, guard, limit, cache, value, routes);
    }

    Policies withRoutes(EgressSettings value) {
        return new Policies(systemPrompt, guard, limit, cache, logging, value);
    }
}

package aigateway.admin.view;

import aigateway.settings.RuntimeSettings;

/// Everything that the admin API shows and changes.
public record AdminViews(
        Readiness readiness,
        ConfigView config,
        ExportView export,
        RuntimeSettings settings,
        GuardTest guard,
        LimitStatesView limits,
        CacheView cache,
        StatsView stats,
        LogSinksView sinks,
        RouteStatsView routes,
        AboutView about,
        Playground playground,
        ActionLog actions) {}

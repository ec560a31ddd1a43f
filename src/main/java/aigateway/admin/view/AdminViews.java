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
        LiveView live,
        LogSinksView sinks,
        RouteStatsView routes,
        ProvidersView providers,
        RoutingView routing,
        AboutView about,
        Playground playground,
        ActionLog actions) {}

package aigateway.admin;

import aigateway.admin.live.EventsResource;
import aigateway.admin.live.RequestsResource;
import aigateway.admin.live.SeriesResource;
import aigateway.admin.openapi.OpenApiResource;
import aigateway.admin.page.PageResource;
import aigateway.admin.page.UiFiles;
import aigateway.admin.playground.PlaygroundResource;
import aigateway.admin.policy.CacheResource;
import aigateway.admin.policy.GuardTestResource;
import aigateway.admin.policy.LimitClientsResource;
import aigateway.admin.policy.LimitStatesResource;
import aigateway.admin.policy.LoggingResource;
import aigateway.admin.policy.RateLimitResource;
import aigateway.admin.policy.RoutesResource;
import aigateway.admin.policy.WholeSetting;
import aigateway.admin.rest.Resource;
import aigateway.admin.session.SessionResource;
import aigateway.admin.session.SignIn;
import aigateway.admin.setting.AuditResource;
import aigateway.admin.setting.SettingsResource;
import aigateway.admin.status.AboutResource;
import aigateway.admin.status.ConfigResource;
import aigateway.admin.status.HealthResource;
import aigateway.admin.status.ProtoResource;
import aigateway.admin.status.ProvidersResource;
import aigateway.admin.status.RoutingResource;
import aigateway.admin.status.StatsResource;
import aigateway.admin.view.AdminViews;
import aigateway.settings.RuntimeSettings;
import java.util.ArrayList;
import java.util.List;

/// Every resource of the admin port: one line each.
public final class AdminResources {
    private AdminResources() {}

    /// All of them, over these views.
    ///
    /// @param signIn lets people sign in
    public static List<Resource> of(AdminViews views, SignIn signIn) {
        UiFiles pages = UiFiles.built();
        RuntimeSettings settings = views.settings();
        List<Resource> all =
                new ArrayList<>(
                        List.of(
                                new PageResource(pages),
                                new AboutResource(views.about(), pages::present),
                                new PlaygroundResource(views.playground()),
                                new SessionResource(signIn),
                                new HealthResource(views.readiness()),
                                new ConfigResource(views.config(), views.export()),
                                new StatsResource(views.stats()),
                                new SeriesResource(views.live()),
                                new RequestsResource(views.live()),
                                new EventsResource(views.live()),
                                new ProtoResource(),
                                new ProvidersResource(views.providers(), views.actions()),
                                new RoutingResource(views.routing()),
                                WholeSetting.systemPrompt(settings),
                                WholeSetting.guardrails(settings),
                                new GuardTestResource(views.guard()),
                                new RateLimitResource(settings),
                                new LimitClientsResource(settings),
                                new LimitStatesResource(views.limits()),
                                new CacheResource(views.cache(), views.actions()),
                                new LoggingResource(settings, views.sinks(), views.actions()),
                                new RoutesResource(settings, views.routes()),
                                new SettingsResource(settings),
                                new AuditResource(settings, views.actions())));
        all.add(new OpenApiResource(all));
        return List.copyOf(all);
    }
}

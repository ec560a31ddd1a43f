package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.setting.Part;
import aigateway.admin.setting.SettingAccess;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.List;

/// `/admin/ratelimit`: the rate limit of clients without one of their own.
public final class RateLimitResource implements Resource {
    private static final String PATH = "/admin/ratelimit";

    private final SettingAccess setting;

    /// The limit in these settings.
    public RateLimitResource(RuntimeSettings settings) {
        setting = new SettingAccess(settings, "ratelimit", new Part(LimitJson.POLICY, ""));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("The rate limit in force; `{}` if there is none.", "RateLimit")
                                .withTag(),
                        _ -> show()),
                Route.post(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Sets the rate limit.", "Done").takes("RateLimitPlan").withTag(),
                        this::change),
                Route.delete(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Ends the rate limit; clients' own ones stay.", "Done").withTag(),
                        this::end));
    }

    private AdminAnswer show() throws Refusal {
        State state = setting.state();
        return setting.show(state, new LimitJson(state.value()).policy());
    }

    private AdminAnswer change(Ask ask) throws Refusal {
        return setting.edit(
                ask,
                "Rate limit plan updated successfully",
                state -> new LimitJson(state.value()).policy(ask.body().raw()).bytes());
    }

    private AdminAnswer end(Ask ask) throws Refusal {
        return setting.edit(
                ask,
                "Rate limit plan deleted successfully",
                state -> new LimitJson(state.value()).policy(null).bytes());
    }
}

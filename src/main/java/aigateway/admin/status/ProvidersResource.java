package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.ActionLog;
import aigateway.admin.view.ProvidersView;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import java.util.List;

/// `/admin/providers`: how the providers are, and a test of each.
public final class ProvidersResource implements Resource {
    private static final String PATH = "/admin/providers";
    private static final String MODEL = "model";

    private final ProvidersView providers;
    private final ActionLog actions;

    /// The providers that `providers` shows.
    ///
    /// @param actions remembers who tested which
    public ProvidersResource(ProvidersView providers, ActionLog actions) {
        this.providers = providers;
        this.actions = actions;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("How each provider is.", "Providers"),
                        _ -> AdminAnswer.ok(providers.json())),
                Route.post(
                        PATH + "/{name}/test",
                        Role.ADMIN,
                        Doc.of("Asks a provider something tiny for real.", "ProviderTested")
                                .mayTake("ProviderTest"),
                        this::test));
    }

    private AdminAnswer test(Ask ask) {
        String name = ask.segment("name");
        String model = null;
        if (ask.json() != null) {
            try {
                Fields fields = new Fields(ask.body());
                model = fields.has(MODEL) ? fields.text(MODEL) : null;
                fields.nothingElse();
            } catch (BadValue e) {
                return AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text());
            }
        }
        String obstacle = providers.obstacle(name);
        if (obstacle != null) {
            return AdminAnswer.missing("name", obstacle);
        }
        actions.add(ask.actor(), "provider tested: " + name);
        Bytes tested = providers.test(name, model);
        return tested == null ? busy(name) : AdminAnswer.ok(tested);
    }

    private static AdminAnswer busy(String name) {
        String message = "a test of `" + name + "` is under way; try again when it is over";
        return AdminAnswer.error(409, "invalid_request_error", "test_under_way", "name", message);
    }
}

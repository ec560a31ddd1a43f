package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.ClientState;
import aigateway.admin.view.LimitStatesView;
import aigateway.json.JsonWriter;
import java.util.List;

/// `/admin/ratelimit/states`: what clients have used of their limits.
public final class LimitStatesResource implements Resource {
    private static final String PATH = "/admin/ratelimit/states";

    private final LimitStatesView view;

    /// The states as `view` shows them.
    public LimitStatesResource(LimitStatesView view) {
        this.view = view;
    }

    @Override
    public List<Route> routes() {
        Doc doc = Doc.of("What clients have used of their rate limits.", "RateLimitStates");
        return List.of(Route.get(PATH, Role.ADMIN, Page.documented(doc), this::show));
    }

    private AdminAnswer show(Ask ask) throws Refusal {
        Page page = Page.of(ask);
        List<ClientState> states = view.states(page.after(), page.limit() + 1);
        boolean more = states.size() > page.limit();
        List<ClientState> shown = more ? states.subList(0, page.limit()) : states;
        JsonWriter json = new JsonWriter(1_024).object();
        for (ClientState state : shown) {
            json.key(state.client()).object();
            json.key("requests").number(state.requests());
            json.key("windowStart").number(state.windowStart());
            json.endObject();
        }
        AdminAnswer answer = AdminAnswer.ok(json.endObject().bytes());
        return more ? page.continued(answer, PATH, shown.getLast().client()) : answer;
    }
}

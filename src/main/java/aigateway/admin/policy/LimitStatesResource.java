package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.LimitStatesView;
import aigateway.json.Json;
import aigateway.json.JsonNode;
import aigateway.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        List<String> clients = new ArrayList<>();
        JsonWriter json = new JsonWriter(1_024).object();
        JsonNode root =
                Objects.requireNonNull(Json.root(view.json(page.after(), page.limit() + 1)));
        root.members(
                (client, state) -> {
                    if (clients.size() < page.limit()) {
                        json.key(client).raw(state.raw());
                    }
                    clients.add(client);
                });
        AdminAnswer answer = AdminAnswer.ok(json.endObject().bytes());
        return clients.size() <= page.limit()
                ? answer
                : page.continued(answer, PATH, clients.get(page.limit() - 1));
    }
}

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
import aigateway.json.JsonWriter;
import aigateway.model.Bytes;
import aigateway.settings.BadValue;
import aigateway.settings.Fields;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.List;

/// `/admin/ratelimit/clients`: rate limits of single clients and networks.
public final class LimitClientsResource implements Resource {
    private static final String PATH = "/admin/ratelimit/clients";
    private static final String CLIENT = "clientIP";

    private final RuntimeSettings settings;

    /// The limits in these settings.
    public LimitClientsResource(RuntimeSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        PATH,
                        Role.ADMIN,
                        Doc.of("The clients' own rate limits, by client.", "RateLimitClients")
                                .withTag(),
                        _ -> show()),
                Route.post(
                        PATH,
                        Role.ADMIN,
                        Doc.of("Sets one client's own rate limit.", "Done")
                                .takes("RateLimitClient")
                                .withTag(),
                        this::change),
                Route.delete(
                        PATH + "/{ip}",
                        Role.ADMIN,
                        Doc.of("Ends one client's own rate limit.", "Done").withTag(),
                        this::end));
    }

    private SettingAccess setting(String client) {
        String path = LimitJson.CLIENTS + "." + client;
        return new SettingAccess(settings, "ratelimit", new Part(path, CLIENT));
    }

    private AdminAnswer show() throws Refusal {
        SettingAccess setting = setting("");
        State state = setting.state();
        return setting.show(state, new LimitJson(state.value()).clientsJson());
    }

    private AdminAnswer change(Ask ask) throws Refusal {
        String client = client(ask);
        JsonWriter plan = new JsonWriter().object();
        ask.body()
                .members(
                        (name, value) -> {
                            if (!name.equals(CLIENT)) {
                                plan.key(name).raw(value.raw());
                            }
                        });
        Bytes json = plan.endObject().bytes();
        return setting(client)
                .edit(
                        ask,
                        "Client rate limit updated successfully",
                        state -> {
                            LimitJson limits = new LimitJson(state.value());
                            String known = ClientAddress.find(client, limits.clients().keySet());
                            limits.clients().put(known == null ? client : known, json);
                            return limits.bytes();
                        });
    }

    private static String client(Ask ask) throws Refusal {
        try {
            return new Fields(ask.body()).text(CLIENT).strip();
        } catch (BadValue e) {
            throw new Refusal(AdminAnswer.bad(e.field().isEmpty() ? null : e.field(), e.text()));
        }
    }

    private AdminAnswer end(Ask ask) throws Refusal {
        String client = ask.segment("ip");
        return setting(client)
                .edit(
                        ask,
                        "Client rate limit deleted successfully",
                        state -> {
                            LimitJson limits = new LimitJson(state.value());
                            String known = ClientAddress.find(client, limits.clients().keySet());
                            if (known == null) {
                                throw new Refusal(
                                        AdminAnswer.missing(
                                                "ip", "`" + client + "` has no limit of its own"));
                            }
                            limits.clients().remove(known);
                            return limits.bytes();
                        });
    }
}

package aigateway.admin.policy;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Ask;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Refusal;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.setting.SettingAccess;
import aigateway.settings.RuntimeSettings;
import aigateway.settings.State;
import java.util.List;

/// A policy whose JSON is a setting's: `/admin/systemprompt`, `/admin/guardrails`.
public final class WholeSetting implements Resource {
    private final SettingAccess setting;
    private final String title;
    private final String schema;

    private WholeSetting(RuntimeSettings settings, String name, String title, String schema) {
        setting = new SettingAccess(settings, name);
        this.title = title;
        this.schema = schema;
    }

    /// What is added to every call's system prompt.
    public static WholeSetting systemPrompt(RuntimeSettings settings) {
        return new WholeSetting(settings, "systemprompt", "System prompt", "SystemPrompt");
    }

    /// What may be in an answer.
    public static WholeSetting guardrails(RuntimeSettings settings) {
        return new WholeSetting(settings, "guardrails", "Guardrails", "Guardrails");
    }

    @Override
    public List<Route> routes() {
        String path = "/admin/" + setting.name();
        return List.of(
                Route.get(
                        path,
                        Role.ADMIN,
                        Doc.of(title + " in force.", schema).withTag(),
                        _ -> show()),
                Route.post(
                        path,
                        Role.ADMIN,
                        Doc.of("Sets: " + title + ".", "Done").takes(schema).withTag(),
                        this::change));
    }

    private AdminAnswer show() throws Refusal {
        State state = setting.state();
        return setting.show(state, state.value());
    }

    private AdminAnswer change(Ask ask) throws Refusal {
        return setting.replace(ask, title + " updated successfully");
    }
}

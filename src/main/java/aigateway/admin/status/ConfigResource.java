package aigateway.admin.status;

import aigateway.admin.rest.AdminAnswer;
import aigateway.admin.rest.Doc;
import aigateway.admin.rest.Resource;
import aigateway.admin.rest.Role;
import aigateway.admin.rest.Route;
import aigateway.admin.view.ConfigView;
import aigateway.admin.view.ExportView;
import aigateway.model.Bytes;
import java.util.List;
import java.util.Map;

/// `/admin/config`: the configuration in force, to look at and as a file.
public final class ConfigResource implements Resource {
    private final ConfigView view;
    private final ExportView export;

    /// The configuration as the views show it.
    public ConfigResource(ConfigView view, ExportView export) {
        this.view = view;
        this.export = export;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/admin/config",
                        Role.ADMIN,
                        Doc.of("The configuration in force, each value with its origin.", "Config"),
                        _ -> AdminAnswer.ok(view.json())),
                Route.get(
                        "/admin/config/export",
                        Role.ADMIN,
                        Doc.of("A configuration file that starts the same gateway.", "Toml"),
                        _ -> file()));
    }

    private AdminAnswer file() {
        return new AdminAnswer(
                200,
                Map.of(
                        "content-type",
                        "application/toml; charset=utf-8",
                        "content-disposition",
                        "attachment; filename=\"Config.toml\""),
                Bytes.utf8(export.toml()));
    }
}
